import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { wordsIn } from "#core/search/index/segment.ts";
import { listWords } from "#core/search/index/vocabulary.ts";
import { ALL_REPEATS, searchFor } from "#core/search/request.ts";
import { type Database, openDatabase, writeWhole } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { Finder } from "#server/search/engine/finder.ts";
import { Linguist } from "#server/search/engine/linguist.ts";
import { openSearchedDatabase } from "#server/search/engine/open-database.ts";
import type { SearchedWords } from "#server/search/engine/rows.ts";
import { listDue } from "#server/search/index/due-texts.ts";
import { enrolDue } from "#server/search/index/index-job.ts";
import { indexTranscript } from "#server/search/index/index-texts.ts";
import { ROWS_VERSION } from "#server/search/index/index-version.ts";
import { reindex, tendIndex } from "#server/search/index/tend-index.ts";
import { areWordsKept, keepWords } from "#server/search/postgresql/keep-words.ts";
import { areRowsUnready } from "#server/search/postgresql/word-rows.ts";
import { isBusy, isPreparing, preparingError } from "#server/thread/busy.ts";
import { freshDatabase } from "../../database.ts";
import { namePostgresqlDatabase } from "../../postgresql-database.ts";
import { addShow } from "../search-archive.ts";

const never = new AbortController().signal;
const LINES = [
  ["Ann", "The lamp is lit, and so is the café; lamps, C++ and .NET."],
  ["Paul", "A rock is patient: old, старый маяк, 灯台."],
] as const;

const addEpisodes = (db: Database, count: number) =>
  addShow(
    db,
    "Lamps",
    "en",
    Array.from({ length: count }, (_, number) => ({
      title: `Episode ${number}`,
      notes: "About wicks",
      lines: [...LINES, ["Ann", `Number ${number}.`] as const],
    })),
  );

/** What would answer in the threads of search, without them. */
function open(file: string, words: SearchedWords) {
  const database = openSearchedDatabase(file, words);
  onTestFinished(() => database.close());
  const linguist = new Linguist(database, null);
  return {
    linguist,
    async find(query: string) {
      const { plan, shelf } = await linguist.plan(query, { shelf: null, vectors: null });
      if (!shelf) throw new Error("There is no shelf");
      const request = { ...searchFor(query), repeats: ALL_REPEATS };
      return database.read((rows) => new Finder(0).find(rows, request, plan, shelf, null));
    },
  };
}

const countRows = z.array(z.object({ word: z.string(), passages: z.number() }));
const totalRows = z.array(
  z.object({ kind: z.string(), documents: z.coerce.number(), words: z.coerce.number() }),
);

/** What is kept of words is what follows from the texts, and segments have no words. */
async function expectWholeRows(db: Database): Promise<void> {
  const passages = await db.passage.findMany({ select: { id: true, text: true } });
  const segment = buildSegment(passages.map(({ id, text }) => ({ id, columns: [text] })));
  const counted = countRows.parse(
    await db.$queryRaw`SELECT "word", "passages" FROM "SearchWord" ORDER BY "word"`,
  );
  const counts = listWords(segment).map((word, at) => ({ word, passages: segment.counts[at] }));
  expect(counted).toEqual(counts);
  const totals = totalRows.parse(await db.$queryRaw`SELECT * FROM "SearchTotal" WHERE "documents" > 0`);
  expect(totals.find(({ kind }) => kind === "passages")).toEqual(
    passages.length === 0
      ? undefined
      : { kind: "passages", documents: passages.length, words: wordsIn(segment) },
  );
  const documents = totalRows.parse(
    await db.$queryRaw`SELECT "kind", count(*) AS "documents", sum("length") AS "words" FROM "SearchDocument" GROUP BY "kind"`,
  );
  const byKind = (rows: typeof totals) => rows.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  expect(byKind(documents)).toEqual(byKind(totals));
  for (const { bytes } of await db.searchSegment.findMany()) expect(bytes.byteLength).toBe(0);
}

test("words come, change and go with their texts, in the same transaction", async () => {
  const { db, file } = await freshDatabase();
  await keepWords(file, "rows");
  await addEpisodes(db, 3);
  await expectWholeRows(db);
  const { id, transcriptId } = await db.passage.findFirstOrThrow({ where: { position: 1 } });
  const correct = (text: string) =>
    writeWhole(db, async (tx) => {
      await tx.passage.update({ where: { id }, data: { text } });
      await indexTranscript(tx, transcriptId);
      if (text === "gone") throw new Error("Killed");
    });
  await correct("A beacon, a beacon.");
  await expectWholeRows(db);
  await expect(correct("gone")).rejects.toThrow("Killed");
  await expectWholeRows(db);
  const backend = open(file, "rows");
  expect((await backend.find("beacon")).totalHits).toBe(1);
  await db.episode.deleteMany({ where: { title: "Episode 1" } });
  await expectWholeRows(db);
  await db.show.deleteMany();
  await expectWholeRows(db);
  expect(await db.searchSegment.count()).toBe(0);
});

test("a text that somebody writes without its words is found no more, and known to be due", async () => {
  const { db, file } = await freshDatabase();
  await keepWords(file, "rows");
  await addEpisodes(db, 1);
  const backend = open(file, "rows");
  await db.passage.updateMany({ where: { position: 0 }, data: { text: "A zeppelin." } });
  expect((await backend.find("lamp")).totalHits).toBe(0);
  expect(await listDue(db)).toHaveLength(1);
  await tendIndex(db, never);
  await expectWholeRows(db);
  expect((await backend.find("zeppelin")).totalHits).toBe(1);
});

test("search says that it is being prepared until all that was there before is found, and goes on where it was cut short", async () => {
  const { db, file } = await freshDatabase();
  await addEpisodes(db, 12);
  await keepWords(file, "rows");
  const backend = open(file, "rows");
  const refused = await backend.find("lamp").catch((error: unknown) => error);
  expect([isPreparing(refused), isBusy(refused)]).toEqual([true, true]);
  await enrolDue(db, new Date());
  expect(await db.job.count({ where: { kind: "index" } })).toBe(1);
  const cut = new AbortController();
  await tendIndex(db, cut.signal, () => cut.abort());
  expect([await areRowsUnready(db), (await listDue(db)).length]).toEqual([true, 28]);
  await expect(backend.find("lamp")).rejects.toThrow("prepared");
  const done = await db.searchedText.findMany({
    where: { segment: { version: ROWS_VERSION } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await tendIndex(db, never);
  const all = await db.searchedText.findMany({ select: { id: true } });
  expect(all).toEqual(expect.arrayContaining(done));
  await expectWholeRows(db);
  expect((await backend.find("lamp")).totalHits).toBe(12);
});

test("nothing of the index is loaded, and none is written beside the rows", async () => {
  const { db, file } = await freshDatabase();
  await keepWords(file, "rows");
  await addEpisodes(db, 9);
  const database = openSearchedDatabase(file, "rows");
  onTestFinished(() => database.close());
  const planned = await database.lexicon?.plan("lamp");
  expect(planned?.shelf).toMatchObject({ segments: [], damaged: 0 });
  await reindex(db, never, () => {});
  await expectWholeRows(db);
});

test("an archive goes from memory to rows and back by what is due, and the same is found", async () => {
  const { db, file } = await freshDatabase();
  await addEpisodes(db, 3);
  const find = async (words: SearchedWords) => {
    const { episodes, totalHits } = await open(file, words).find("lamp");
    return { episodes, totalHits };
  };
  const before = await find("segments");
  expect(before.totalHits).toBe(3);
  expect(await areWordsKept(file, "segments")).toBe(true);
  for (const words of ["rows", "segments", "rows"] as const) {
    expect(await areWordsKept(file, words)).toBe(false);
    await Promise.all([keepWords(file, words), keepWords(file, words)]);
    expect(await listDue(db)).toHaveLength(9);
    await tendIndex(db, never);
    expect(await areWordsKept(file, words)).toBe(true);
    expect(await find(words)).toEqual(before);
  }
  await keepWords(file, "segments");
  expect(await db.searchedText.count()).toBe(0);
});

test("who looks for words among rows is told where there are none any more, and again none is whole", async () => {
  const { db, file } = await freshDatabase();
  await addEpisodes(db, 3);
  await keepWords(file, "rows");
  await tendIndex(db, never);
  const backend = open(file, "rows");
  const ask = () => [backend.find("lamp"), backend.linguist.suggest("la"), backend.linguist.correct("lapm")];
  expect((await Promise.all(ask()))[0]).toMatchObject({ totalHits: 3 });
  for (const words of ["segments", "rows"] as const) {
    await keepWords(file, words);
    for (const asked of await Promise.allSettled(ask()))
      expect(asked).toMatchObject({ reason: { name: preparingError().name } });
  }
  await tendIndex(db, never);
  expect((await Promise.all(ask()))[0]).toMatchObject({ totalHits: 3 });
});

test("who looks for words in segments is told where they become rows, and finds all or nothing", async () => {
  const { db, file } = await freshDatabase();
  await addEpisodes(db, 9);
  const backend = open(file, "segments");
  expect((await backend.find("lamp")).totalHits).toBe(9);
  await keepWords(file, "rows");
  const cut = new AbortController();
  await tendIndex(db, cut.signal, () => cut.abort());
  await vi.waitFor(async () => {
    const found = await backend.find("lamp").then(
      ({ totalHits }) => totalHits,
      (error: unknown) => error,
    );
    expect(found === 9 || isPreparing(found), String(found)).toBe(true);
    expect(isPreparing(found)).toBe(true);
  }, 20_000);
  await expect(open(file, "segments").find("lamp")).rejects.toThrow("prepared");
  await keepWords(file, "segments");
  await tendIndex(db, never);
  expect((await backend.find("lamp")).totalHits).toBe(9);
});

test("all else is written while rows are indexed, and what was cut short is indexed again", async () => {
  const { db, file } = await freshDatabase();
  await addEpisodes(db, 1);
  await keepWords(file, "rows");
  const other = new Client(file);
  await other.connect();
  onTestFinished(() => other.end());
  await other.query(`BEGIN; LOCK TABLE "SearchDocument" IN ROW EXCLUSIVE MODE`);
  const tending = tendIndex(db, never);
  await vi.waitFor(async () => {
    expect(await db.$queryRaw`SELECT 1 FROM pg_stat_progress_create_index`).toHaveLength(1);
  }, 20_000);
  await db.tag.create({ data: { slug: "written", name: "Written" } });
  await addShow(db, "Wicks", "en", [{ title: "Wick", lines: [["Ann", "A wick."]] }]);
  expect(await areRowsUnready(db)).toBe(true);
  await other.query("ROLLBACK");
  await tending;
  expect(await areRowsUnready(db)).toBe(false);
  const backend = open(file, "rows");
  expect((await backend.find("wick")).totalHits).toBe(1);
  await other.query(
    `UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = to_regclass('"SearchDocument_passages_idx"')`,
  );
  await expect(backend.find("wick")).rejects.toThrow("prepared");
  await tendIndex(db, never);
  expect((await backend.find("wick")).totalHits).toBe(1);
});

test("titles and notes are to be looked for as well, where nothing is spoken", async () => {
  const { db, file } = await freshDatabase();
  await addShow(db, "Lamps", "en", [{ title: "Wick", notes: "About lamps", lines: [] }]);
  await keepWords(file, "rows");
  const backend = open(file, "rows");
  await expect(backend.find("lamps")).rejects.toThrow("prepared");
  await tendIndex(db, never);
  expect(await backend.find("lamps")).toMatchObject({ totalEpisodes: 1 });
});

test("more texts than are read at once are found by the places of their words", async () => {
  const { db, file } = await freshDatabase();
  const lines = Array.from(
    { length: 2100 },
    (_, number) => ["Ann", number % 3 === 0 ? "A lamp, then a rock." : "A rock and an old lamp."] as const,
  );
  await addShow(db, "Long", "en", [{ title: "Long", lines: lines.map(([, text], at) => [`${at}`, text]) }]);
  const queries = ['"lamp rock"~2', '"rock lamp"~3', "rock THEN lamp THEN lamp within:1", "rock lamp"];
  const findAll = async (words: SearchedWords) => {
    const backend = open(file, words);
    const found = [];
    for (const query of queries) {
      const { episodes, totalHits } = await backend.find(query);
      found.push({ episodes, totalHits });
    }
    return found;
  };
  const before = await findAll("segments");
  await keepWords(file, "rows");
  await tendIndex(db, never);
  expect(await findAll("rows")).toEqual(before);
  expect(before.map(({ totalHits }) => totalHits)).toEqual([700, 2100, 2100, 2100]);
});

test("a text of more than PostgreSQL can hold is imported, and what it holds is found", async () => {
  const { db, file } = await freshDatabase();
  await keepWords(file, "rows");
  const text = `${"the ".repeat(1000)}${"x".repeat(3000)} lamp`;
  const notes = Array.from({ length: 200_000 }, (_, number) => `n${number}`).join(" ");
  await addShow(db, "Long", "en", [{ title: "Long", notes: `wick ${notes}`, lines: [["Ann", text]] }]);
  const backend = open(file, "rows");
  for (const query of ["the lamp", "wick"])
    expect(await backend.find(query)).toMatchObject({ totalEpisodes: 1 });
});

test("words are completed and corrected alike in a database of another order of letters", async () => {
  const { address, create, drop } = namePostgresqlDatabase();
  await create("ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en' TEMPLATE template0");
  onTestFinished(drop);
  await migrateDatabase(address);
  await keepWords(address, "rows");
  const db = openDatabase(address);
  onTestFinished(() => db.$disconnect());
  await addEpisodes(db, 2);
  await db.episode.deleteMany({ where: { title: "Episode 1" } });
  const backend = open(address, "rows");
  expect((await backend.linguist.suggest("ма")).words).toEqual(["маяк"]);
  expect((await backend.linguist.suggest("la")).words).toEqual(["lamp", "lamps"]);
  expect(await backend.linguist.correct("lapm")).toEqual(["lamp"]);
});
