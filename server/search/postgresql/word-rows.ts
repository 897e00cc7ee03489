import type { Segment } from "#core/search/index/segment.ts";
import { listWords } from "#core/search/index/vocabulary.ts";
import { wordStem } from "#core/search/word-stem.ts";
import type { Database, Prisma } from "../../db/client.ts";
import { indexVersion, ROWS_VERSION } from "../index/index-version.ts";
import type { TextKind } from "../index/text-kind.ts";
import { vectorsOf } from "./text-vector.ts";
import { areWordsReady, readyWords } from "./word-tables.ts";

/** Notes that words of this kind are kept as rows: what the rows of their texts point at. Gives its id. */
export async function keepNoSegment(tx: Prisma.TransactionClient, kind: TextKind): Promise<number> {
  const data = { kind, version: ROWS_VERSION, words: 0, bytes: new Uint8Array() };
  return (await tx.searchSegment.create({ data, select: { id: true } })).id;
}

/** Whether a database keeps words as rows which cannot be searched yet. */
export async function areRowsUnready(db: Database): Promise<boolean> {
  return (
    (await indexVersion(db)) === ROWS_VERSION && !(await areWordsReady((sql) => db.$queryRawUnsafe(sql)))
  );
}

/** Has rows be searched from now on, when all of them are there. Does nothing where they are, or there are none. */
export async function readyRows(db: Database): Promise<void> {
  if (await areRowsUnready(db)) await readyWords((sql) => db.$queryRawUnsafe(sql));
}

/** Writes the words of a segment as rows, those of the texts that point at `segmentId`. */
export async function writeWordRows(
  tx: Prisma.TransactionClient,
  kind: TextKind,
  segmentId: number,
  segment: Segment,
): Promise<void> {
  const words = listWords(segment);
  const { vectors, counts } = vectorsOf(segment, words);
  await tx.$executeRaw`
    INSERT INTO "SearchDocument" ("kind", "id", "searchedId", "length", "words")
    SELECT ${kind}, "d"."id", "x"."id", "d"."length", "d"."vector"::tsvector
      FROM json_to_recordset(${JSON.stringify(vectors)}::json) AS "d" ("id" INTEGER, "length" INTEGER, "vector" TEXT)
      JOIN "SearchedText" AS "x" ON "x"."segmentId" = ${segmentId} AND "d"."id" BETWEEN "x"."first" AND "x"."last"`;
  const total = vectors.reduce((sum, { length }) => sum + length, 0);
  await tx.$executeRaw`
    INSERT INTO "SearchTotal" ("kind", "documents", "words") VALUES (${kind}, ${vectors.length}, ${total})
    ON CONFLICT ("kind") DO UPDATE SET "documents" = "SearchTotal"."documents" + excluded."documents",
      "words" = "SearchTotal"."words" + excluded."words"`;
  if (kind === "passages") await countWords(tx, words, counts);
}

async function countWords(
  tx: Prisma.TransactionClient,
  words: readonly string[],
  counts: Int32Array,
): Promise<void> {
  const counted = words
    .map((word, at) => ({ word, stem: wordStem(word), passages: counts[at] ?? 0 }))
    .filter(({ passages }) => passages > 0);
  await tx.$executeRaw`
    INSERT INTO "SearchWord" ("word", "stem", "passages")
    SELECT "word", "stem", "passages"
      FROM json_to_recordset(${JSON.stringify(counted)}::json) AS "w" ("word" TEXT, "stem" TEXT, "passages" INTEGER)
    ON CONFLICT ("word") DO UPDATE SET "passages" = "SearchWord"."passages" + excluded."passages"`;
}
