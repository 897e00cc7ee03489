-- Shows that are made here, and files on their way into them. No page that others see is made of the files: they raise no
-- edition, as the episodes do that they become.
ALTER TABLE "Show" ADD COLUMN "own" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "Upload" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "showId" INTEGER NOT NULL,
    "episodeId" INTEGER,
    "guid" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'receiving',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Upload_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Upload_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Upload_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "UploadedFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "uploadId" INTEGER NOT NULL,
    "mark" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "kind" TEXT,
    "taken" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "UploadedFile_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Upload_accountId_key_key" ON "Upload"("accountId", "key");
CREATE INDEX "Upload_state_idx" ON "Upload"("state");
CREATE INDEX "Upload_showId_idx" ON "Upload"("showId");
CREATE INDEX "Upload_episodeId_idx" ON "Upload"("episodeId");
CREATE UNIQUE INDEX "UploadedFile_uploadId_mark_key" ON "UploadedFile"("uploadId", "mark");
