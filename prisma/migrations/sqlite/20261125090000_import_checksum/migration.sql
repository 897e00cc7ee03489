-- A print of sound will be another thing: what tells that an import has nothing new is its checksum.
ALTER TABLE "Episode" RENAME COLUMN "fingerprint" TO "importChecksum";
-- Which importer has read the feed: a later one, that reads more, asks for all of it again.
ALTER TABLE "Feed" ADD COLUMN "importer" INTEGER;
