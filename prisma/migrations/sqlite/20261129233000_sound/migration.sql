-- By which hashes of its feed a file was checked, and when its host is asked again whether it is still the same file.
ALTER TABLE "Measurement" ADD COLUMN "integrity" TEXT;
ALTER TABLE "Measurement" ADD COLUMN "checkAt" DATETIME;
UPDATE "Measurement" SET "checkAt" = "measuredAt";
CREATE INDEX "Measurement_checkAt_idx" ON "Measurement"("checkAt");

-- Sound that lies at other hosts, of episodes that were not withdrawn, as its feed tells of it: of the versions of it, the one
-- that is the enclosure itself has its hashes (podcast:integrity).
CREATE VIEW "RemoteSound" AS
SELECT "id" AS "episodeId", "audioUrl" AS "url", "audioBytes" AS "announced", (
    SELECT "value" ->> '$.integrity.value' FROM json_each("Episode"."extras", '$.alternates')
    WHERE "value" ->> '$.integrity.type' = 'sri' AND ("value" ->> '$.url' = "audioUrl" OR "value" ->> '$.isDefault')
    ORDER BY "value" ->> '$.url' = "audioUrl" DESC LIMIT 1
) AS "integrity"
FROM "Episode" WHERE "audioUrl" LIKE 'http%' AND "withdrawnAt" IS NULL;

-- What of it was not measured, or was another file then by what its feed tells.
CREATE VIEW "UnmeasuredSound" AS
SELECT "sound"."episodeId", "sound"."url" FROM "RemoteSound" AS "sound" LEFT JOIN "Measurement" USING ("episodeId")
WHERE "Measurement"."episodeId" IS NULL OR "Measurement"."url" <> "sound"."url"
   OR "Measurement"."announced" IS NOT "sound"."announced" OR "Measurement"."integrity" IS NOT "sound"."integrity";

-- What of that has no job that has failed or was cancelled.
CREATE VIEW "UntriedSound" AS
SELECT "episodeId" FROM "UnmeasuredSound" WHERE NOT EXISTS (
    SELECT 1 FROM "Job" WHERE "kind" = 'measure' AND "subject" = CAST("episodeId" AS TEXT)
      AND ("failures" > 0 OR "state" IN ('failed', 'cancelled')));

-- The same kept by triggers: whoever looks for what is due does not go through all episodes. Nothing hangs on it.
CREATE TABLE "DueSound" ("episodeId" INTEGER NOT NULL PRIMARY KEY);
INSERT INTO "DueSound" SELECT "episodeId" FROM "UntriedSound";

CREATE TRIGGER "due_sound_episode_insert" AFTER INSERT ON "Episode" BEGIN
    INSERT OR IGNORE INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = NEW."id";
END;
CREATE TRIGGER "due_sound_episode_update" AFTER UPDATE OF "id", "audioUrl", "audioBytes", "withdrawnAt", "extras" ON "Episode" BEGIN
    DELETE FROM "DueSound" WHERE "episodeId" IN (OLD."id", NEW."id");
    INSERT INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = NEW."id";
END;
CREATE TRIGGER "due_sound_episode_delete" AFTER DELETE ON "Episode" BEGIN
    DELETE FROM "DueSound" WHERE "episodeId" = OLD."id";
END;
CREATE TRIGGER "due_sound_measurement_insert" AFTER INSERT ON "Measurement" BEGIN
    DELETE FROM "DueSound" WHERE "episodeId" = NEW."episodeId";
    INSERT INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = NEW."episodeId";
END;
CREATE TRIGGER "due_sound_measurement_update" AFTER UPDATE ON "Measurement" BEGIN
    DELETE FROM "DueSound" WHERE "episodeId" = NEW."episodeId";
    INSERT INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = NEW."episodeId";
END;
CREATE TRIGGER "due_sound_measurement_delete" AFTER DELETE ON "Measurement" BEGIN
    INSERT OR IGNORE INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = OLD."episodeId";
END;
CREATE TRIGGER "due_sound_job_update" AFTER UPDATE OF "state", "failures" ON "Job" WHEN NEW."kind" = 'measure' BEGIN
    DELETE FROM "DueSound" WHERE "episodeId" = CAST(NEW."subject" AS INTEGER);
    INSERT INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = CAST(NEW."subject" AS INTEGER);
END;
CREATE TRIGGER "due_sound_job_delete" AFTER DELETE ON "Job" WHEN OLD."kind" = 'measure' BEGIN
    INSERT OR IGNORE INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = CAST(OLD."subject" AS INTEGER);
END;

-- That a length is only about right: of a few bytes of the sound at its host, where a feed tells none.
ALTER TABLE "Episode" ADD COLUMN "durationEstimated" BOOLEAN NOT NULL DEFAULT false;
