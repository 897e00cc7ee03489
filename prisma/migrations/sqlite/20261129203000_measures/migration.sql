-- How much of the edition's number comes from imports that are still going on: what they add may be shown some seconds
-- later, so that pages need not be made anew with every episode.
ALTER TABLE "Edition" ADD COLUMN "deferred" INTEGER NOT NULL DEFAULT 0;
