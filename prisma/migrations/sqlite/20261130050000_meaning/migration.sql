-- What passages mean, as vectors of a model: of each transcript all in one row, which is written anew where they change.
CREATE TABLE "PassageVectors" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "transcriptId" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "vectors" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "PassageVectors_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "PassageVectors_transcriptId_key" ON "PassageVectors"("transcriptId");

-- Whose passages are new or others since. A text is indexed again in the transaction in which it changes, so that one row a
-- change is written here, not one a passage. Whoever has embedded what they read takes away the row that they saw, and no later one.
CREATE TABLE "DueVectors" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "transcriptId" INTEGER NOT NULL,
    CONSTRAINT "DueVectors_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "DueVectors_transcriptId_key" ON "DueVectors"("transcriptId");
INSERT INTO "DueVectors" ("transcriptId") SELECT "id" FROM "Transcript" ORDER BY "id";

CREATE TRIGGER "due_vectors_searched_insert" AFTER INSERT ON "SearchedText" WHEN NEW."kind" = 'passages' BEGIN
    DELETE FROM "DueVectors" WHERE "transcriptId" = NEW."transcriptId";
    INSERT INTO "DueVectors" ("transcriptId") VALUES (NEW."transcriptId");
END;

CREATE TABLE "AgreedEmbedder" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "agreedAt" DATETIME NOT NULL
);
