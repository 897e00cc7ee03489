-- The day that the feed says: late in the evening of one zone it is the next day in others.
ALTER TABLE "Episode" ADD COLUMN "publishedDay" TEXT;
