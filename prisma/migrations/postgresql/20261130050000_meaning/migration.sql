-- What passages mean, as vectors of a model: of each transcript all in one row, which is written anew where they change.
CREATE TABLE "PassageVectors" (
    "id" SERIAL NOT NULL,
    "transcriptId" INTEGER NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "vectors" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "PassageVectors_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "PassageVectors_transcriptId_key" ON "PassageVectors"("transcriptId");
ALTER TABLE "PassageVectors" ADD CONSTRAINT "PassageVectors_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose passages are new or others since. A text is indexed again in the transaction in which it changes, so that one row a
-- change is written here, not one a passage. Whoever has embedded what they read takes away the row that they saw, and no later one.
CREATE TABLE "DueVectors" (
    "id" SERIAL NOT NULL,
    "transcriptId" INTEGER NOT NULL,

    CONSTRAINT "DueVectors_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DueVectors_transcriptId_key" ON "DueVectors"("transcriptId");
ALTER TABLE "DueVectors" ADD CONSTRAINT "DueVectors_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "DueVectors" ("transcriptId") SELECT "id" FROM "Transcript" ORDER BY "id";

CREATE FUNCTION "due_vectors_of_searched"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "DueVectors" WHERE "transcriptId" = NEW."transcriptId";
    INSERT INTO "DueVectors" ("transcriptId") VALUES (NEW."transcriptId");
    RETURN NULL;
END $$;
CREATE TRIGGER "due_vectors_searched_insert" AFTER INSERT ON "SearchedText" FOR EACH ROW
    WHEN (NEW."kind" = 'passages') EXECUTE FUNCTION "due_vectors_of_searched"();

CREATE TABLE "AgreedEmbedder" (
    "id" INTEGER NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "agreedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AgreedEmbedder_pkey" PRIMARY KEY ("id")
);
