-- The index of search (core/search/index): segments, which never change, and of each text which segment holds it. What no row
-- points at is dead. Triggers forget a text that changes, by whomever: who writes it indexes it again before the transaction
-- ends, and what nobody has indexed is known by its missing row.
CREATE TABLE "SearchSegment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL
);

CREATE TABLE "SearchedText" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "transcriptId" INTEGER,
    "episodeId" INTEGER,
    "segmentId" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,
    CONSTRAINT "SearchedText_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SearchedText_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SearchedText_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "SearchSegment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "SearchedText_transcriptId_key" ON "SearchedText"("transcriptId");
CREATE UNIQUE INDEX "SearchedText_episodeId_kind_key" ON "SearchedText"("episodeId", "kind");
CREATE INDEX "SearchedText_segmentId_idx" ON "SearchedText"("segmentId");

CREATE TRIGGER "passage_searched_insert" AFTER INSERT ON "Passage" BEGIN
    DELETE FROM "SearchedText" WHERE "transcriptId" = new."transcriptId";
END;
CREATE TRIGGER "passage_searched_update" AFTER UPDATE OF "text", "transcriptId" ON "Passage"
WHEN old."text" <> new."text" OR old."transcriptId" <> new."transcriptId" BEGIN
    DELETE FROM "SearchedText" WHERE "transcriptId" IN (old."transcriptId", new."transcriptId");
END;
CREATE TRIGGER "passage_searched_delete" AFTER DELETE ON "Passage" BEGIN
    DELETE FROM "SearchedText" WHERE "transcriptId" = old."transcriptId";
END;

CREATE TRIGGER "episode_searched_update" AFTER UPDATE OF "title", "summary", "notesText" ON "Episode"
WHEN old."title" <> new."title" OR old."summary" <> new."summary" OR old."notesText" <> new."notesText" BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" = new."id" AND "kind" = 'episodes';
END;

CREATE TRIGGER "chapter_searched_insert" AFTER INSERT ON "Chapter" BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" = new."episodeId" AND "kind" = 'chapters';
END;
CREATE TRIGGER "chapter_searched_update" AFTER UPDATE OF "title", "episodeId" ON "Chapter"
WHEN old."title" <> new."title" OR old."episodeId" <> new."episodeId" BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" IN (old."episodeId", new."episodeId") AND "kind" = 'chapters';
END;
CREATE TRIGGER "chapter_searched_delete" AFTER DELETE ON "Chapter" BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" = old."episodeId" AND "kind" = 'chapters';
END;

-- A segment of which nothing is left.
CREATE TRIGGER "searched_text_delete" AFTER DELETE ON "SearchedText" BEGIN
    DELETE FROM "SearchSegment" WHERE "id" = old."segmentId"
        AND NOT EXISTS (SELECT 1 FROM "SearchedText" WHERE "segmentId" = old."segmentId");
END;
