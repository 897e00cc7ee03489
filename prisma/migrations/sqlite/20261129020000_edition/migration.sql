-- Which edition of what is shown the database holds. Triggers raise it with every change of a table that pages, feeds or
-- search are made of, by whomever; what is written besides, such as sessions, leaves it as it is.
CREATE TABLE "Edition" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL
);
INSERT INTO "Edition" ("id", "number") VALUES (1, 0);

CREATE TRIGGER "show_edition_insert" AFTER INSERT ON "Show" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "show_edition_update" AFTER UPDATE ON "Show" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "show_edition_delete" AFTER DELETE ON "Show" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "episode_edition_insert" AFTER INSERT ON "Episode" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "episode_edition_update" AFTER UPDATE ON "Episode" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "episode_edition_delete" AFTER DELETE ON "Episode" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "chapter_edition_insert" AFTER INSERT ON "Chapter" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "chapter_edition_update" AFTER UPDATE ON "Chapter" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "chapter_edition_delete" AFTER DELETE ON "Chapter" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "soundbite_edition_insert" AFTER INSERT ON "Soundbite" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "soundbite_edition_update" AFTER UPDATE ON "Soundbite" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "soundbite_edition_delete" AFTER DELETE ON "Soundbite" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "person_edition_insert" AFTER INSERT ON "Person" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "person_edition_update" AFTER UPDATE ON "Person" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "person_edition_delete" AFTER DELETE ON "Person" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "tag_edition_insert" AFTER INSERT ON "Tag" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "tag_edition_update" AFTER UPDATE ON "Tag" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "tag_edition_delete" AFTER DELETE ON "Tag" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "episode_to_tag_edition_insert" AFTER INSERT ON "_EpisodeToTag" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "episode_to_tag_edition_update" AFTER UPDATE ON "_EpisodeToTag" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "episode_to_tag_edition_delete" AFTER DELETE ON "_EpisodeToTag" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "transcript_edition_insert" AFTER INSERT ON "Transcript" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "transcript_edition_update" AFTER UPDATE ON "Transcript" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "transcript_edition_delete" AFTER DELETE ON "Transcript" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;

CREATE TRIGGER "passage_edition_insert" AFTER INSERT ON "Passage" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "passage_edition_update" AFTER UPDATE ON "Passage" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "passage_edition_delete" AFTER DELETE ON "Passage" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
