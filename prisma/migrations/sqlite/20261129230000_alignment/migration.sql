-- Times that were found by listening: in which sound, and how sure they are.
ALTER TABLE "Transcript" ADD COLUMN "alignedTo" TEXT;
ALTER TABLE "Transcript" ADD COLUMN "confidence" TEXT;
