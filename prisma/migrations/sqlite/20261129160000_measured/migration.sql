-- What was found when sound was read through at its host. Pages are made of the columns of the episode that it gives, which
-- raise the edition themselves.
CREATE TABLE "Measurement" (
    "episodeId" INTEGER NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "announced" INTEGER,
    "etag" TEXT,
    "lastModified" TEXT,
    "bytes" INTEGER NOT NULL,
    "measuredAt" DATETIME NOT NULL,
    "problem" TEXT,
    "promised" REAL,
    CONSTRAINT "Measurement_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
