-- Search asks segments (20261130010000_segments): SQLite's own index goes, with its triggers, and what it read in place of
-- texts. What is not in segments yet is indexed before the site begins.
DROP TRIGGER "passage_index_insert";
DROP TRIGGER "passage_index_delete";
DROP TRIGGER "passage_index_update";
DROP TABLE "passage_index";
DROP VIEW "passage_text";
DROP TRIGGER "episode_index_insert";
DROP TRIGGER "episode_index_delete";
DROP TRIGGER "episode_index_update";
DROP TABLE "episode_index";
DROP VIEW "episode_text";
DROP TRIGGER "chapter_index_insert";
DROP TRIGGER "chapter_index_delete";
DROP TRIGGER "chapter_index_update";
DROP TABLE "chapter_index";
DROP VIEW "chapter_text";

ALTER TABLE "Passage" DROP COLUMN "indexedText";
ALTER TABLE "Episode" DROP COLUMN "indexedTitle";
ALTER TABLE "Episode" DROP COLUMN "indexedSummary";
ALTER TABLE "Episode" DROP COLUMN "indexedNotes";
ALTER TABLE "Chapter" DROP COLUMN "indexedTitle";
