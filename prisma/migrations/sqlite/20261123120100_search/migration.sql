-- Full-text indexes over what is spoken (Passage), what episodes are called and about (Episode), and their
-- chapters. External content: the text stands once, in its own table; the triggers keep the index in step.
-- The tokenizer folds accents but not Cyrillic ё, which people write as е; the views do. They change no length,
-- so that the offsets of marks are those of the text itself.

CREATE VIEW "passage_text" AS SELECT "id", replace(replace("text", 'ё', 'е'), 'Ё', 'Е') AS "text" FROM "Passage";

CREATE VIRTUAL TABLE "passage_index" USING fts5(
    "text", content = 'passage_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER "passage_index_insert" AFTER INSERT ON "Passage" BEGIN
    INSERT INTO "passage_index"("rowid", "text") VALUES (new."id", replace(replace(new."text", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE TRIGGER "passage_index_delete" AFTER DELETE ON "Passage" BEGIN
    INSERT INTO "passage_index"("passage_index", "rowid", "text")
        VALUES ('delete', old."id",
                replace(replace(old."text", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE TRIGGER "passage_index_update" AFTER UPDATE OF "text" ON "Passage" BEGIN
    INSERT INTO "passage_index"("passage_index", "rowid", "text")
        VALUES ('delete', old."id",
                replace(replace(old."text", 'ё', 'е'), 'Ё', 'Е'));
    INSERT INTO "passage_index"("rowid", "text") VALUES (new."id", replace(replace(new."text", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE VIEW "episode_text" AS SELECT "id",
                replace(replace("title", 'ё', 'е'), 'Ё', 'Е') AS "title",
                replace(replace("summary", 'ё', 'е'), 'Ё', 'Е') AS "summary",
                replace(replace("notesText", 'ё', 'е'), 'Ё', 'Е') AS "notesText"
    FROM "Episode";

CREATE VIRTUAL TABLE "episode_index" USING fts5(
    "title", "summary", "notesText", content = 'episode_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER "episode_index_insert" AFTER INSERT ON "Episode" BEGIN
    INSERT INTO "episode_index"("rowid", "title", "summary", "notesText")
        VALUES (new."id",
                replace(replace(new."title", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(new."summary", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(new."notesText", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE TRIGGER "episode_index_delete" AFTER DELETE ON "Episode" BEGIN
    INSERT INTO "episode_index"("episode_index", "rowid", "title", "summary", "notesText")
        VALUES ('delete', old."id",
                replace(replace(old."title", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(old."summary", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(old."notesText", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE TRIGGER "episode_index_update" AFTER UPDATE OF "title", "summary", "notesText" ON "Episode" BEGIN
    INSERT INTO "episode_index"("episode_index", "rowid", "title", "summary", "notesText")
        VALUES ('delete', old."id",
                replace(replace(old."title", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(old."summary", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(old."notesText", 'ё', 'е'), 'Ё', 'Е'));
    INSERT INTO "episode_index"("rowid", "title", "summary", "notesText")
        VALUES (new."id",
                replace(replace(new."title", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(new."summary", 'ё', 'е'), 'Ё', 'Е'),
                replace(replace(new."notesText", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE VIEW "chapter_text" AS SELECT "id", replace(replace("title", 'ё', 'е'), 'Ё', 'Е') AS "title" FROM "Chapter";

CREATE VIRTUAL TABLE "chapter_index" USING fts5(
    "title", content = 'chapter_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER "chapter_index_insert" AFTER INSERT ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("rowid", "title")
        VALUES (new."id",
                replace(replace(new."title", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE TRIGGER "chapter_index_delete" AFTER DELETE ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("chapter_index", "rowid", "title")
        VALUES ('delete', old."id",
                replace(replace(old."title", 'ё', 'е'), 'Ё', 'Е'));
END;

CREATE TRIGGER "chapter_index_update" AFTER UPDATE OF "title" ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("chapter_index", "rowid", "title")
        VALUES ('delete', old."id",
                replace(replace(old."title", 'ё', 'е'), 'Ё', 'Е'));
    INSERT INTO "chapter_index"("rowid", "title")
        VALUES (new."id",
                replace(replace(new."title", 'ё', 'е'), 'Ё', 'Е'));
END;
