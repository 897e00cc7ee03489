-- What a season is called (podcast:season), and an episode in place of its number (podcast:episode).
ALTER TABLE "Episode" ADD COLUMN "seasonName" TEXT;
ALTER TABLE "Episode" ADD COLUMN "numberLabel" TEXT;

-- What else the podcast namespace tells of a show or an episode, see core/episode/extras.ts.
ALTER TABLE "Show" ADD COLUMN "extras" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Episode" ADD COLUMN "extras" JSONB NOT NULL DEFAULT '{}';
