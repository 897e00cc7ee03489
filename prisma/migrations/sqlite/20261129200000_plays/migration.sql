-- What was heard and shared, as sums by episode and day. No page for listeners is made of them: they raise no edition.
CREATE TABLE "PlayCount" (
    "episodeId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "plays" INTEGER NOT NULL,
    "embedded" INTEGER NOT NULL,
    "heard" JSONB NOT NULL,
    "again" JSONB NOT NULL,

    PRIMARY KEY ("episodeId", "day"),
    CONSTRAINT "PlayCount_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "PlayCount_day_idx" ON "PlayCount"("day");

CREATE TABLE "MomentCount" (
    "episodeId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "start" REAL NOT NULL,
    "end" REAL NOT NULL,
    "shared" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,

    PRIMARY KEY ("episodeId", "day", "start", "end"),
    CONSTRAINT "MomentCount_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "MomentCount_day_idx" ON "MomentCount"("day");
