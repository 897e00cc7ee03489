-- Words that have no times and were not looked for in the sound of their episode, which lies here or was read through at its
-- host. Words in another language than the show's are a translation, which nobody speaks.
CREATE VIEW "UntimedWords" AS
SELECT "Episode"."id" AS "episodeId", "Episode"."audioUrl" AS "url", "Episode"."audioUrl" LIKE 'http%' AS "remote"
FROM "Episode" JOIN "Show" ON "Show"."id" = "Episode"."showId"
JOIN "Transcript" ON "Transcript"."episodeId" = "Episode"."id" AND "Transcript"."language" = "Show"."language"
WHERE "Episode"."withdrawnAt" IS NULL AND "Episode"."audioUrl" IS NOT NULL
  AND "Transcript"."timing" IN ('none', 'aligned')
  AND ("Transcript"."alignedTo" IS NULL OR "Transcript"."alignedTo" <> "Episode"."audioUrl")
  AND ("Episode"."audioUrl" NOT LIKE 'http%' OR EXISTS (
    SELECT 1 FROM "Measurement" WHERE "Measurement"."episodeId" = "Episode"."id"
      AND "Measurement"."url" = "Episode"."audioUrl" AND "Measurement"."problem" IS NULL));

-- What of that has no job for this sound.
CREATE VIEW "JoblessWords" AS
SELECT "episodeId", "remote" FROM "UntimedWords" WHERE NOT EXISTS (
    SELECT 1 FROM "Job" WHERE "kind" = 'align' AND "subject" = CAST("episodeId" AS TEXT) AND "payload" ->> 'url' = "url");

-- The same kept by triggers: whoever looks for what is due does not go through all episodes. Nothing hangs on it.
CREATE TABLE "DueWords" (
    "episodeId" INTEGER NOT NULL PRIMARY KEY,
    "remote" BOOLEAN NOT NULL
);
CREATE INDEX "DueWords_remote_idx" ON "DueWords"("remote");
INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords";

CREATE TRIGGER "due_words_show_update" AFTER UPDATE OF "id", "language" ON "Show" WHEN NEW."language" <> OLD."language" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" IN (SELECT "id" FROM "Episode" WHERE "showId" = NEW."id");
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords"
      WHERE "episodeId" IN (SELECT "id" FROM "Episode" WHERE "showId" = NEW."id");
END;
CREATE TRIGGER "due_words_episode_update" AFTER UPDATE OF "id", "showId", "audioUrl", "withdrawnAt" ON "Episode" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" IN (OLD."id", NEW."id");
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = NEW."id";
END;
CREATE TRIGGER "due_words_episode_delete" AFTER DELETE ON "Episode" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = OLD."id";
END;
CREATE TRIGGER "due_words_transcript_insert" AFTER INSERT ON "Transcript" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = NEW."episodeId";
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = NEW."episodeId";
END;
CREATE TRIGGER "due_words_transcript_update" AFTER UPDATE OF "episodeId", "language", "timing", "alignedTo" ON "Transcript" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" IN (OLD."episodeId", NEW."episodeId");
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" IN (OLD."episodeId", NEW."episodeId");
END;
CREATE TRIGGER "due_words_transcript_delete" AFTER DELETE ON "Transcript" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = OLD."episodeId";
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = OLD."episodeId";
END;
CREATE TRIGGER "due_words_measurement_insert" AFTER INSERT ON "Measurement" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = NEW."episodeId";
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = NEW."episodeId";
END;
CREATE TRIGGER "due_words_measurement_update" AFTER UPDATE OF "episodeId", "url", "problem" ON "Measurement" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" IN (OLD."episodeId", NEW."episodeId");
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" IN (OLD."episodeId", NEW."episodeId");
END;
CREATE TRIGGER "due_words_measurement_delete" AFTER DELETE ON "Measurement" BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = OLD."episodeId";
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = OLD."episodeId";
END;
CREATE TRIGGER "due_words_job_insert" AFTER INSERT ON "Job" WHEN NEW."kind" = 'align' BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = CAST(NEW."subject" AS INTEGER);
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = CAST(NEW."subject" AS INTEGER);
END;
CREATE TRIGGER "due_words_job_update" AFTER UPDATE OF "payload" ON "Job" WHEN NEW."kind" = 'align' BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = CAST(NEW."subject" AS INTEGER);
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = CAST(NEW."subject" AS INTEGER);
END;
CREATE TRIGGER "due_words_job_delete" AFTER DELETE ON "Job" WHEN OLD."kind" = 'align' BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = CAST(OLD."subject" AS INTEGER);
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = CAST(OLD."subject" AS INTEGER);
END;

-- Which feeds are kept is asked every few seconds.
CREATE INDEX "Feed_state_idx" ON "Feed"("state");
