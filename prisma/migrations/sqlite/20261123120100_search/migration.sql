-- Full-text indexes over what is spoken (Passage), what episodes are called and about (Episode), and their
-- chapters. External content: the text stands once, in its own table; the triggers keep the index in step.

CREATE VIRTUAL TABLE "passage_index" USING fts5(
    "text", content = 'Passage', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER "passage_index_insert" AFTER INSERT ON "Passage" BEGIN
    INSERT INTO "passage_index"("rowid", "text") VALUES (new."id", new."text");
END;

CREATE TRIGGER "passage_index_delete" AFTER DELETE ON "Passage" BEGIN
    INSERT INTO "passage_index"("passage_index", "rowid", "text") VALUES ('delete', old."id", old."text");
END;

CREATE TRIGGER "passage_index_update" AFTER UPDATE OF "text" ON "Passage" BEGIN
    INSERT INTO "passage_index"("passage_index", "rowid", "text") VALUES ('delete', old."id", old."text");
    INSERT INTO "passage_index"("rowid", "text") VALUES (new."id", new."text");
END;

CREATE VIRTUAL TABLE "episode_index" USING fts5(
    "title", "summary", content = 'Episode', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER "episode_index_insert" AFTER INSERT ON "Episode" BEGIN
    INSERT INTO "episode_index"("rowid", "title", "summary") VALUES (new."id", new."title", new."summary");
END;

CREATE TRIGGER "episode_index_delete" AFTER DELETE ON "Episode" BEGIN
    INSERT INTO "episode_index"("episode_index", "rowid", "title", "summary")
    VALUES ('delete', old."id", old."title", old."summary");
END;

CREATE TRIGGER "episode_index_update" AFTER UPDATE OF "title", "summary" ON "Episode" BEGIN
    INSERT INTO "episode_index"("episode_index", "rowid", "title", "summary")
    VALUES ('delete', old."id", old."title", old."summary");
    INSERT INTO "episode_index"("rowid", "title", "summary") VALUES (new."id", new."title", new."summary");
END;

CREATE VIRTUAL TABLE "chapter_index" USING fts5(
    "title", content = 'Chapter', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER "chapter_index_insert" AFTER INSERT ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("rowid", "title") VALUES (new."id", new."title");
END;

CREATE TRIGGER "chapter_index_delete" AFTER DELETE ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("chapter_index", "rowid", "title") VALUES ('delete', old."id", old."title");
END;

CREATE TRIGGER "chapter_index_update" AFTER UPDATE OF "title" ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("chapter_index", "rowid", "title") VALUES ('delete', old."id", old."title");
    INSERT INTO "chapter_index"("rowid", "title") VALUES (new."id", new."title");
END;
