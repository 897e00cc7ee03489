-- What was corrected in transcripts: rows of differences. Pages that are kept are made of the passages, which say
-- themselves when they change: these raise no edition.
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "transcriptId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "standing" BOOLEAN NOT NULL,
    "authorId" INTEGER,
    "deciderId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "batch" TEXT,
    "undoes" INTEGER,
    "corrections" JSONB NOT NULL,
    CONSTRAINT "Revision_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Revision_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Revision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Revision_transcriptId_number_key" ON "Revision"("transcriptId", "number");
CREATE INDEX "Revision_state_idx" ON "Revision"("state");
CREATE INDEX "Revision_batch_idx" ON "Revision"("batch");
CREATE INDEX "Revision_authorId_idx" ON "Revision"("authorId");
CREATE INDEX "Revision_deciderId_idx" ON "Revision"("deciderId");

-- A passage has a key of its own in its transcript, for good; its row is written anew when others come or go.
ALTER TABLE "Passage" ADD COLUMN "key" INTEGER NOT NULL DEFAULT 0;
UPDATE "Passage" SET "key" = "position" + 1;
ALTER TABLE "Transcript" ADD COLUMN "edition" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Transcript" ADD COLUMN "lastKey" INTEGER NOT NULL DEFAULT 0;
UPDATE "Transcript" SET "lastKey" = (SELECT count(*) FROM "Passage" WHERE "transcriptId" = "Transcript"."id");
