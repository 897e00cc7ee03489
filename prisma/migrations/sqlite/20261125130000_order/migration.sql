-- Where an episode stands among the others where dates tie or lack: its feed's own order.
ALTER TABLE "Episode" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Episode" ADD COLUMN "orderedAt" DATETIME;
UPDATE "Episode" SET "orderedAt" = "publishedAt";
DROP INDEX "Episode_publishedAt_idx";
CREATE INDEX "Episode_orderedAt_idx" ON "Episode"("orderedAt");
