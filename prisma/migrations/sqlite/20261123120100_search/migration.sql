-- Full-text indexes over what is spoken (Passage), what episodes are called and about (Episode), and their chapters.
-- External content: the text stands once, in its own table, or beside it where the index must read it otherwise
-- (core/indexed-text.ts); the triggers keep the index in step. The tokenizer folds case and accents; letters, digits,
-- combining marks and private-use letters make words.

CREATE VIEW "passage_text" AS
    SELECT "id", coalesce("indexedText", "text") AS "text" FROM "Passage";

CREATE VIRTUAL TABLE "passage_index" USING fts5(
    "text", content = 'passage_text', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE TRIGGER "passage_index_insert" AFTER INSERT ON "Passage" BEGIN
    INSERT INTO "passage_index"("rowid", "text") VALUES (new."id", coalesce(new."indexedText", new."text"));
END;

CREATE TRIGGER "passage_index_delete" AFTER DELETE ON "Passage" BEGIN
    INSERT INTO "passage_index"("passage_index", "rowid", "text") VALUES ('delete', old."id", coalesce(old."indexedText", old."text"));
END;

CREATE TRIGGER "passage_index_update" AFTER UPDATE OF "text", "indexedText" ON "Passage" BEGIN
    INSERT INTO "passage_index"("passage_index", "rowid", "text") VALUES ('delete', old."id", coalesce(old."indexedText", old."text"));
    INSERT INTO "passage_index"("rowid", "text") VALUES (new."id", coalesce(new."indexedText", new."text"));
END;

CREATE VIEW "episode_text" AS
    SELECT "id", coalesce("indexedTitle", "title") AS "title", coalesce("indexedSummary", "summary") AS "summary", coalesce("indexedNotes", "notesText") AS "notesText" FROM "Episode";

CREATE VIRTUAL TABLE "episode_index" USING fts5(
    "title", "summary", "notesText", content = 'episode_text', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE TRIGGER "episode_index_insert" AFTER INSERT ON "Episode" BEGIN
    INSERT INTO "episode_index"("rowid", "title", "summary", "notesText") VALUES (new."id", coalesce(new."indexedTitle", new."title"), coalesce(new."indexedSummary", new."summary"), coalesce(new."indexedNotes", new."notesText"));
END;

CREATE TRIGGER "episode_index_delete" AFTER DELETE ON "Episode" BEGIN
    INSERT INTO "episode_index"("episode_index", "rowid", "title", "summary", "notesText") VALUES ('delete', old."id", coalesce(old."indexedTitle", old."title"), coalesce(old."indexedSummary", old."summary"), coalesce(old."indexedNotes", old."notesText"));
END;

CREATE TRIGGER "episode_index_update" AFTER UPDATE OF "title", "indexedTitle", "summary", "indexedSummary", "notesText", "indexedNotes" ON "Episode" BEGIN
    INSERT INTO "episode_index"("episode_index", "rowid", "title", "summary", "notesText") VALUES ('delete', old."id", coalesce(old."indexedTitle", old."title"), coalesce(old."indexedSummary", old."summary"), coalesce(old."indexedNotes", old."notesText"));
    INSERT INTO "episode_index"("rowid", "title", "summary", "notesText") VALUES (new."id", coalesce(new."indexedTitle", new."title"), coalesce(new."indexedSummary", new."summary"), coalesce(new."indexedNotes", new."notesText"));
END;

CREATE VIEW "chapter_text" AS
    SELECT "id", coalesce("indexedTitle", "title") AS "title" FROM "Chapter";

CREATE VIRTUAL TABLE "chapter_index" USING fts5(
    "title", content = 'chapter_text', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE TRIGGER "chapter_index_insert" AFTER INSERT ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("rowid", "title") VALUES (new."id", coalesce(new."indexedTitle", new."title"));
END;

CREATE TRIGGER "chapter_index_delete" AFTER DELETE ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("chapter_index", "rowid", "title") VALUES ('delete', old."id", coalesce(old."indexedTitle", old."title"));
END;

CREATE TRIGGER "chapter_index_update" AFTER UPDATE OF "title", "indexedTitle" ON "Chapter" BEGIN
    INSERT INTO "chapter_index"("chapter_index", "rowid", "title") VALUES ('delete', old."id", coalesce(old."indexedTitle", old."title"));
    INSERT INTO "chapter_index"("rowid", "title") VALUES (new."id", coalesce(new."indexedTitle", new."title"));
END;
