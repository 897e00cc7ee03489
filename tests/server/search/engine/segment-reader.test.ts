import { expect, onTestFinished, test, vi } from "vitest";
import { searchFor } from "#core/search/request.ts";
import { openDatabase } from "#server/db/client.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { openSearchedDatabase } from "#server/search/engine/open-database.ts";
import { segmentsOf } from "#server/search/engine/segment-reader.ts";
import type { ComparedSegment, Comparer } from "#server/search/index/comparer.ts";
import { KeptRepeats } from "#server/search/index/kept-repeats.ts";
import { ShelfKeeper } from "#server/search/index/shelf.ts";
import { mergeAll, tendIndex } from "#server/search/index/tend-index.ts";
import { openPool } from "#server/thread/pool.ts";
import { freshDatabase } from "../../database.ts";
import { harmSegments } from "../index/harm-segments.ts";
import { addShow } from "../search-archive.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const READ = "and this show is brought to you by Candlewick, who make rope for lighthouses";
const never = new AbortController().signal;
const episodeOf = (number: number, word = "lamp") => ({
  title: `Episode ${number}`,
  lines: [["Ann", `The ${word} is number ${number}.`] as const],
});
const episodes = (count: number) => Array.from({ length: count }, (_, number) => episodeOf(number));

/** A database with nine episodes, a client of another process, and who searches it. */
async function searched() {
  const { db, file } = await freshDatabase();
  await addShow(db, "Lamps", "en", episodes(9));
  const other = openDatabase(file);
  onTestFinished(() => other.$disconnect());
  let damage = 0;
  const backend = openSearch(file, () => {
    damage += 1;
  });
  onTestFinished(() => backend.close());
  const hits = async (query: string) => (await backend.search(searchFor(query))).totalHits;
  return { db, other, file, backend, hits, damage: () => damage };
}

test("what another process adds, changes and deletes is found by the next search", async () => {
  const { other, hits } = await searched();
  expect(await hits("lamp")).toBe(9);
  await addShow(other, "Wicks", "en", [episodeOf(1, "wick")]);
  expect([await hits("wick"), await hits("lamp")]).toEqual([1, 9]);
  await addShow(other, "Lamps", "en", [episodeOf(3, "wick")]);
  expect([await hits("wick"), await hits("lamp")]).toEqual([2, 8]);
  await other.show.deleteMany({ where: { title: "Wicks" } });
  expect([await hits("wick"), await hits("lamp")]).toEqual([1, 8]);
});

test("of a segment that several texts share, only those that still point at it are found", async () => {
  const { other, hits } = await searched();
  await mergeAll(other);
  expect([await hits("lamp"), await hits("3")]).toEqual([9, 1]);
  await addShow(other, "Lamps", "en", [episodeOf(3, "wick")]);
  await other.episode.deleteMany({ where: { slug: "episode-5" } });
  expect([await hits("lamp"), await hits("wick"), await hits("3"), await hits("5")]).toEqual([7, 1, 1, 0]);
});

test("before, while and after segments are merged by another process, the same is found", async () => {
  const { db, other, hits } = await searched();
  const found = [await hits("lamp")];
  const merging = mergeAll(other);
  found.push(await hits("lamp"));
  await merging;
  found.push(await hits("lamp"));
  await addShow(db, "Wicks", "en", [episodeOf(1, "wick")]);
  found.push(await hits("lamp"));
  expect(new Set(found)).toEqual(new Set([9]));
});

test("of a damaged segment nothing is found, and of the others all; it is told, and found again once it is built again", async () => {
  const { db, hits, damage } = await searched();
  const { id } = await db.searchSegment.findFirstOrThrow({
    where: { kind: "passages" },
    orderBy: { id: "asc" },
  });
  await harmSegments(db, { id }, (whole) => whole.fill(255, 60, 61));
  expect(await hits("lamp")).toBe(8);
  expect(damage()).toBe(1);
  await tendIndex(db, never);
  await addShow(db, "Wicks", "en", [episodeOf(1, "wick")]);
  expect(await hits("lamp")).toBe(9);
  expect(damage()).toBe(1);
});

test.each([
  ["nothing", () => new Uint8Array()],
  ["a cut", (whole) => whole.slice(0, 44)],
  ["zeros", (whole) => new Uint8Array(whole.length)],
  ["another's bytes", (_, other) => other],
] satisfies readonly (readonly [string, (whole: Bytes, other: Bytes) => Bytes])[])(
  "%s in place of every segment's bytes finds nothing, and breaks nothing",
  async (_, change) => {
    const { backend, hits, db } = await searched();
    const other = await db.searchSegment.findFirstOrThrow({ where: { kind: "episodes" } });
    await harmSegments(db, { kind: "passages" }, (whole) => change(whole, other.bytes));
    expect(await hits("lamp")).toBe(0);
    expect((await backend.suggest("lam")).words).toEqual([]);
    await tendIndex(db, never);
    await addShow(db, "Wicks", "en", [episodeOf(1, "wick")]);
    expect(await hits("lamp")).toBe(9);
  },
);

test("what is loaded stays where it is in memory, and only what is new is read", async () => {
  const { db, file } = await freshDatabase();
  await addShow(db, "Lamps", "en", episodes(3));
  const database = openSearchedDatabase(file);
  onTestFinished(() => database.close());
  const keeper = new ShelfKeeper(segmentsOf(database));
  const before = await keeper.read();
  expect(await keeper.read()).toBe(before);
  await addShow(db, "Lamps", "en", [episodeOf(9)]);
  const after = await keeper.read();
  expect(after.number).toBeGreaterThan(before.number);
  const bytes = new Set(after.segments.map((segment) => segment.bytes));
  expect(before.segments.every((segment) => bytes.has(segment.bytes))).toBe(true);
  expect(bytes.size).toBeGreaterThan(before.segments.length);
});

test("what repeats in a large archive is found in a thread of its own, and shown when it is known", async () => {
  const { db, file } = await freshDatabase();
  await addShow(db, "Lamps", "en", [episodeOf(1, READ), episodeOf(2, READ)]);
  const database = openSearchedDatabase(file);
  onTestFinished(() => database.close());
  const threads = openPool("comparer", { most: 1, mostWaiting: 0 });
  onTestFinished(() => threads.end());
  const compareApart = (segments: readonly ComparedSegment[]) =>
    threads.ask<Comparer["compare"]>("compare", [segments]);
  const keeper = new ShelfKeeper(segmentsOf(database), new KeptRepeats({ compareApart, quick: 1 }));
  const before = await keeper.read();
  expect(before.repeats.ids).toHaveLength(0);
  await vi.waitUntil(async () => (await keeper.read()) !== before, { timeout: 60_000 });
  const { repeats, number } = await keeper.read();
  expect(number).toBeGreaterThan(before.number);
  const [first] = repeats.ids;
  expect([repeats.ids.length, ...repeats.families]).toEqual([2, first, first]);
});

test("of a segment that has lost no text since, no texts are read again", async () => {
  const { db, file } = await freshDatabase();
  await addShow(db, "Lamps", "en", episodes(3));
  const database = openSearchedDatabase(file);
  onTestFinished(() => database.close());
  const source = segmentsOf(database);
  const first = await source.read(new Map());
  expect(first.every(({ texts, bytes }) => texts?.length === 1 && bytes !== null)).toBe(true);
  const known = new Map(first.map(({ id, count }) => [id, count]));
  await addShow(db, "Lamps", "en", [episodeOf(9)]);
  const second = await source.read(known);
  expect(second.filter(({ texts }) => texts === null).map(({ id }) => id)).toEqual([...known.keys()]);
  const news = second.filter(({ id }) => !known.has(id));
  expect(news.length).toBeGreaterThan(0);
  expect(news.every(({ texts, bytes }) => texts?.length === 1 && bytes !== null)).toBe(true);
});
