-- When an episode was found to be missing from a feed that still has older ones; null for one that is there.
ALTER TABLE "Episode" ADD COLUMN "withdrawnAt" DATETIME;
