-- Whether a publisher wants a show, or an episode of one, in no directory (itunes:block, podcast:block).
ALTER TABLE "Show" ADD COLUMN "blocked" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Episode" ADD COLUMN "blocked" BOOLEAN NOT NULL DEFAULT false;

-- What a host asks for before it gives a feed. It stands apart from everything that is shown.
CREATE TABLE "FeedLogin" (
    "feedId" INTEGER NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    CONSTRAINT "FeedLogin_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
