-- By these an import knows an episode in the trash to which its feed gives another guid. What lies there already is known by
-- its guid alone.
ALTER TABLE "TrashItem" ADD COLUMN "audioUrl" TEXT;
ALTER TABLE "TrashItem" ADD COLUMN "publishedAt" DATETIME;
