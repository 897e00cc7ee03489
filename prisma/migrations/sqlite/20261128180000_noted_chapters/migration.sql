-- Whether the chapters of an episode are lines of its notes, which the next import tells of those that are there.
ALTER TABLE "Episode" ADD COLUMN "chaptersNoted" BOOLEAN NOT NULL DEFAULT false;
