-- Of each episode a number that is another whenever it has changed, or what it is tagged with: whoever knows all episodes by heart
-- reads those alone that have another. It begins with the edition of all that is shown, which rises at least as often: one that
-- comes back from the trash has another, too. Kept by triggers; nothing hangs on it.
CREATE TABLE "EpisodeEdition" (
    "episodeId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "EpisodeEdition_pkey" PRIMARY KEY ("episodeId")
);
INSERT INTO "EpisodeEdition" SELECT "Episode"."id", "Edition"."number" FROM "Episode", "Edition";

CREATE FUNCTION "note_episodes"(VARIADIC "ids" INTEGER[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    UPDATE "EpisodeEdition" SET "number" = "number" + 1 WHERE "episodeId" = ANY ("ids");
END $$;

CREATE FUNCTION "episodes_come"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO "EpisodeEdition" SELECT "id", (SELECT "number" FROM "Edition") FROM "changed"
        ON CONFLICT ("episodeId") DO UPDATE SET "number" = EXCLUDED."number";
    RETURN NULL;
END $$;
CREATE FUNCTION "episodes_change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "note_episodes"(VARIADIC ARRAY(SELECT "id" FROM "changed"));
    RETURN NULL;
END $$;
CREATE FUNCTION "episodes_go"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "EpisodeEdition" WHERE "episodeId" IN (SELECT "id" FROM "changed");
    RETURN NULL;
END $$;
CREATE FUNCTION "tags_of_episodes_change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "note_episodes"(VARIADIC ARRAY(SELECT "A" FROM "changed"));
    RETURN NULL;
END $$;
CREATE FUNCTION "tags_of_episodes_move"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "note_episodes"(VARIADIC ARRAY(SELECT "A" FROM "before" UNION SELECT "A" FROM "changed"));
    RETURN NULL;
END $$;
CREATE FUNCTION "tags_change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "note_episodes"(VARIADIC ARRAY(
        SELECT "A" FROM "_EpisodeToTag" WHERE "B" IN (SELECT "id" FROM "changed")));
    RETURN NULL;
END $$;

CREATE TRIGGER "episode_own_edition_insert" AFTER INSERT ON "Episode"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "episodes_come"();
CREATE TRIGGER "episode_own_edition_update" AFTER UPDATE ON "Episode"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "episodes_change"();
CREATE TRIGGER "episode_own_edition_delete" AFTER DELETE ON "Episode"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "episodes_go"();
CREATE TRIGGER "episode_to_tag_own_edition_insert" AFTER INSERT ON "_EpisodeToTag"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "tags_of_episodes_change"();
CREATE TRIGGER "episode_to_tag_own_edition_update" AFTER UPDATE ON "_EpisodeToTag"
    REFERENCING OLD TABLE AS "before" NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "tags_of_episodes_move"();
CREATE TRIGGER "episode_to_tag_own_edition_delete" AFTER DELETE ON "_EpisodeToTag"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "tags_of_episodes_change"();
CREATE TRIGGER "tag_own_edition_update" AFTER UPDATE ON "Tag"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "tags_change"();
