import { setTimeout as wait } from "node:timers/promises";
import { TEXT_KINDS, type TextKind } from "../index/text-kind.ts";

/** Runs statements, and gives the rows of the only one. */
export type Ask = (sql: string, values?: readonly string[]) => Promise<readonly unknown[]>;

/** Of a kind of texts, which has an index of its own. */
const indexOf = (kind: TextKind) => `"SearchDocument_${kind}_idx"`;
/** That of passages last: it says that there are all. */
const KINDS = (Object.keys(TEXT_KINDS) as TextKind[]).reverse();
const create = (kind: TextKind, how: "" | "CONCURRENTLY") =>
  `CREATE INDEX ${how} ${indexOf(kind)} ON "SearchDocument" USING gin ("words") WHERE "kind" = '${kind}'`;

/** Where there is no episode nothing is to come into the tables. */
const READY_WHERE_EMPTY = `
  IF NOT EXISTS (SELECT 1 FROM "Episode") THEN ${KINDS.map((kind) => `${create(kind, "")};`).join(" ")} END IF;`;

/** Until it is looked again whether somebody else is done. Milliseconds. */
const BREATH = 500;

/**
 * The words of texts as PostgreSQL looks for them. A document goes with the row that says that its text is indexed, so that it never
 * says something else than the text. In how many passages a word is spoken, and how much there is, is counted where rows come
 * (word-rows.ts) and go.
 */
const MAKE = `
  CREATE TABLE "SearchDocument" (
    "kind" TEXT NOT NULL,
    "id" INTEGER NOT NULL,
    "searchedId" INTEGER NOT NULL REFERENCES "SearchedText" ("id") ON DELETE CASCADE,
    "length" INTEGER NOT NULL,
    "words" TSVECTOR NOT NULL,
    PRIMARY KEY ("kind", "id")
  );
  CREATE INDEX "SearchDocument_searchedId_idx" ON "SearchDocument" ("searchedId");
  CREATE TABLE "SearchWord" (
    "word" TEXT COLLATE "C" PRIMARY KEY,
    "stem" TEXT COLLATE "C" NOT NULL,
    "passages" INTEGER NOT NULL
  );
  CREATE INDEX "SearchWord_stem_idx" ON "SearchWord" ("stem");
  CREATE TABLE "SearchTotal" ("kind" TEXT PRIMARY KEY, "documents" INTEGER NOT NULL, "words" BIGINT NOT NULL);
  CREATE FUNCTION "forget_words"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE "SearchTotal" AS "t" SET "documents" = "t"."documents" - "g"."documents", "words" = "t"."words" - "g"."words"
      FROM (SELECT "kind", count(*) AS "documents", sum("length") AS "words" FROM "gone" GROUP BY "kind") AS "g"
     WHERE "g"."kind" = "t"."kind";
    WITH "left" AS (
      UPDATE "SearchWord" AS "w" SET "passages" = "w"."passages" - "g"."passages"
        FROM (SELECT "lexeme" COLLATE "C" AS "word", count(*) AS "passages" FROM "gone", unnest("words")
               WHERE "kind" = 'passages' GROUP BY 1) AS "g"
       WHERE "g"."word" = "w"."word" AND "w"."passages" > "g"."passages" RETURNING "w"."word")
    DELETE FROM "SearchWord" WHERE "word" IN (
        SELECT "lexeme" COLLATE "C" FROM "gone", unnest("words") WHERE "kind" = 'passages')
      AND "word" NOT IN (SELECT "word" FROM "left");
    RETURN NULL;
  END $$;
  CREATE TRIGGER "search_document_delete" AFTER DELETE ON "SearchDocument"
    REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "forget_words"();`;

const DROP = `
  DROP TABLE "SearchDocument", "SearchWord", "SearchTotal";
  DROP FUNCTION "forget_words"();`;

/** What says that texts are indexed as rows, of whatever version: it may have come from another database, without them. */
const FORGET = `DELETE FROM "SearchSegment" WHERE "version" < 0;`;

/** The turn of who writes (server/db/postgresql/adapter.ts): those of processes that begin at once do it one after the other. */
const LOCK = "SELECT pg_advisory_xact_lock(1886151033, 1);";

/** Whether a database keeps words as rows. */
export async function hasWordTables(ask: Ask): Promise<boolean> {
  return (await ask(`SELECT 1 WHERE to_regclass('"SearchDocument"') IS NOT NULL`)).length > 0;
}

/** Makes the tables, in which nothing is yet: they are ready at once where there is no episode. Does nothing where they are. */
export async function makeWordTables(ask: Ask): Promise<void> {
  await change(ask, `to_regclass('"SearchDocument"') IS NULL`, FORGET + MAKE + READY_WHERE_EMPTY);
}

/** Drops the tables: all that was in them is to be indexed again. Does nothing where there are none. */
export async function dropWordTables(ask: Ask): Promise<void> {
  await whileNobodyIndexes(ask);
  // First the tables: rows that are deleted before would be taken off the counts one text after the other.
  await change(ask, `to_regclass('"SearchDocument"') IS NOT NULL`, DROP + FORGET);
}

/** All of it or nothing, and only where `condition` holds. */
async function change(ask: Ask, condition: string, statements: string): Promise<void> {
  await ask(`
    BEGIN;
    ${LOCK}
    DO $do$ BEGIN IF ${condition} THEN ${statements} END IF; END $do$;
    COMMIT;`);
}

/** Whether all that is to be looked for has come into the tables once: then they are indexed. */
export async function areWordsReady(ask: Ask): Promise<boolean> {
  return isWhole(ask, "passages");
}

/**
 * Indexes the tables when all is in them, which is quicker than while it comes; others write meanwhile. Does nothing where that is
 * done. To be asked outside of transactions.
 */
export async function readyWords(ask: Ask): Promise<void> {
  await whileNobodyIndexes(ask);
  for (const kind of KINDS) {
    if (await isWhole(ask, kind)) continue;
    // What was cut short is left behind, and of no use.
    await ask(`DROP INDEX CONCURRENTLY IF EXISTS ${indexOf(kind)}`);
    await ask(create(kind, "CONCURRENTLY"));
  }
  await ask(`ANALYZE "SearchDocument"`);
}

/** Whether there is the index of a kind, and not a part of it. */
async function isWhole(ask: Ask, kind: TextKind): Promise<boolean> {
  const sql = `SELECT 1 FROM pg_index WHERE "indexrelid" = to_regclass('${indexOf(kind)}') AND "indisvalid"`;
  return (await ask(sql)).length > 0;
}

/** Waits until nobody indexes the tables. Who waited at the server would be waited for by who does. */
async function whileNobodyIndexes(ask: Ask): Promise<void> {
  const sql = `SELECT 1 FROM pg_stat_progress_create_index WHERE "relid" = to_regclass('"SearchDocument"')`;
  while ((await ask(sql)).length > 0) await wait(BREATH);
}
