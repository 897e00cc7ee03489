-- Of each episode a number that is another whenever it has changed, or what it is tagged with: whoever knows all episodes by heart
-- reads those alone that have another. It begins with the edition of all that is shown (20261129020000_edition), which rises
-- at least as often: one that comes back from the trash has another, too. Kept by triggers; nothing hangs on it.
CREATE TABLE "EpisodeEdition" (
    "episodeId" INTEGER NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL
);
INSERT INTO "EpisodeEdition" SELECT "Episode"."id", "Edition"."number" FROM "Episode", "Edition";

CREATE TRIGGER "episode_own_edition_insert" AFTER INSERT ON "Episode" BEGIN
    INSERT INTO "EpisodeEdition" VALUES (NEW."id", (SELECT "number" FROM "Edition"))
        ON CONFLICT ("episodeId") DO UPDATE SET "number" = excluded."number";
END;
CREATE TRIGGER "episode_own_edition_update" AFTER UPDATE ON "Episode" BEGIN
    UPDATE "EpisodeEdition" SET "number" = "number" + 1 WHERE "episodeId" = NEW."id";
END;
CREATE TRIGGER "episode_own_edition_delete" AFTER DELETE ON "Episode" BEGIN
    DELETE FROM "EpisodeEdition" WHERE "episodeId" = OLD."id";
END;
CREATE TRIGGER "episode_to_tag_own_edition_insert" AFTER INSERT ON "_EpisodeToTag" BEGIN
    UPDATE "EpisodeEdition" SET "number" = "number" + 1 WHERE "episodeId" = NEW."A";
END;
CREATE TRIGGER "episode_to_tag_own_edition_update" AFTER UPDATE ON "_EpisodeToTag" BEGIN
    UPDATE "EpisodeEdition" SET "number" = "number" + 1 WHERE "episodeId" IN (OLD."A", NEW."A");
END;
CREATE TRIGGER "episode_to_tag_own_edition_delete" AFTER DELETE ON "_EpisodeToTag" BEGIN
    UPDATE "EpisodeEdition" SET "number" = "number" + 1 WHERE "episodeId" = OLD."A";
END;
CREATE TRIGGER "tag_own_edition_update" AFTER UPDATE ON "Tag" BEGIN
    UPDATE "EpisodeEdition" SET "number" = "number" + 1
        WHERE "episodeId" IN (SELECT "A" FROM "_EpisodeToTag" WHERE "B" = NEW."id");
END;
