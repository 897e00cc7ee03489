-- When the first transcript of an episode came: what is said in it is new since. Of those that are there it came with them.
ALTER TABLE "Episode" ADD COLUMN "transcribedAt" DATETIME;
UPDATE "Episode" SET "transcribedAt" = "createdAt"
  WHERE EXISTS (SELECT 1 FROM "Transcript" WHERE "Transcript"."episodeId" = "Episode"."id");
