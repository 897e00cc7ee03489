import fc from "fast-check";
import { expect, test } from "vitest";
import { type Database, writeWhole } from "#server/db/client.ts";
import { listDue } from "#server/search/index/due-texts.ts";
import { mergeDue } from "#server/search/index/merge-due.ts";
import { reindex, tendIndex } from "#server/search/index/tend-index.ts";
import { moveEpisode } from "#server/trash/move.ts";
import { restore } from "#server/trash/restore.ts";
import { freshDatabase } from "../../database.ts";
import { addShow } from "../search-archive.ts";
import { harmSegments } from "./harm-segments.ts";
import { expectWholeIndex } from "./whole-index.ts";

const LINES = [
  ["Ann", "The lamp is lit, and so is the café."],
  ["Paul", "A rock is patient: old, старый маяк, 灯台."],
] as const;
const HOST = { id: 1 };
const never = new AbortController().signal;

const episodeOf = (number: number, words = "lamp") => ({
  title: `Episode ${number}`,
  notes: `About ${words}`,
  lines: [...LINES, ["Ann", `Number ${number}: ${words}.`] as const],
});

function addEpisodes(db: Database, count: number) {
  return addShow(
    db,
    "Lamps",
    "en",
    Array.from({ length: count }, (_, number) => episodeOf(number)),
  );
}

async function addHost(db: Database): Promise<void> {
  await db.account.create({ data: { ...HOST, name: "Mara", key: "mara", role: "host", passwordHash: "" } });
}

test("a text and its index come in one transaction: without the one there is not the other", async () => {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [episodeOf(1)]);
  expect(await listDue(db)).toEqual([]);
  await expectWholeIndex(db);
  const broken = writeWhole(db, async (tx) => {
    await tx.passage.updateMany({ data: { text: "gone" } });
    throw new Error("Killed");
  });
  await expect(broken).rejects.toThrow("Killed");
  await expectWholeIndex(db);
});

test("whatever comes, changes, goes into the trash and comes back, what is left in the index is what is built of all texts", async () => {
  const act = fc.oneof(
    fc.record({
      kind: fc.constant("save" as const),
      episode: fc.nat(3),
      words: fc.constantFrom("lamp", "rock", "wick sea"),
    }),
    fc.record({ kind: fc.constant("trash" as const), episode: fc.nat(3) }),
    fc.record({ kind: fc.constant("restore" as const) }),
    fc.record({ kind: fc.constant("merge" as const) }),
    fc.record({ kind: fc.constant("show" as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const { db } = await freshDatabase();
      await addHost(db);
      await addEpisodes(db, 9);
      for (const next of acts) {
        if (next.kind === "save") await addShow(db, "Lamps", "en", [episodeOf(next.episode, next.words)]);
        if (next.kind === "trash")
          await moveEpisode(db, { show: "lamps", episode: `episode-${next.episode}` }, HOST, new Date());
        if (next.kind === "restore")
          for (const { id } of await db.trashItem.findMany()) await restore(db, id, new Date());
        if (next.kind === "merge") await mergeDue(db);
        if (next.kind === "show") await db.show.deleteMany();
        expect(await listDue(db)).toEqual([]);
        await expectWholeIndex(db);
      }
      await db.$disconnect();
    }),
    { numRuns: Number(process.env.FUZZ ?? 1000) / 100 },
  );
}, 120_000);

test("segments are merged by eights, and one that is half dead is written again", async () => {
  const { db } = await freshDatabase();
  const all = Array.from({ length: 17 }, (_, number) => episodeOf(number));
  await addShow(db, "Lamps", "en", all);
  const count = () => db.searchSegment.count({ where: { kind: "passages" } });
  expect(await count()).toBe(17);
  await tendIndex(db, never);
  expect(await count()).toBeLessThan(8);
  await expectWholeIndex(db);
  await addShow(
    db,
    "Lamps",
    "en",
    all.slice(0, 14).map(({ lines, ...rest }) => ({ ...rest, lines: lines.slice(1) })),
  );
  await tendIndex(db, never);
  expect(await count()).toBeLessThan(8);
  const sizes = await db.searchSegment.findMany({
    select: { words: true, texts: { select: { words: true } } },
  });
  for (const { words, texts } of sizes)
    expect(texts.reduce((sum, text) => sum + text.words, 0) * 2).toBeGreaterThanOrEqual(words);
  await expectWholeIndex(db);
});

test("what changes while segments are merged is right afterwards", async () => {
  const { db } = await freshDatabase();
  await addHost(db);
  await addEpisodes(db, 24);
  const merging = tendIndex(db, never);
  await Promise.all([
    merging,
    addShow(db, "Lamps", "en", [episodeOf(0, "wick"), episodeOf(9, "wick")]),
    moveEpisode(db, { show: "lamps", episode: "episode-3" }, HOST, new Date()),
    db.episode.deleteMany({ where: { slug: "episode-20" } }),
  ]);
  await expectWholeIndex(db);
});

test("a segment with a wrong byte, of an older version, or that is missing is built again from the texts", async () => {
  const { db } = await freshDatabase();
  await addEpisodes(db, 9);
  const bytes = (change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) =>
    harmSegments(db, {}, change);
  for (const harm of [
    () => bytes((whole) => whole.fill(255, 60, 61)),
    () => bytes(() => new Uint8Array()),
    () => db.searchSegment.updateMany({ data: { version: 0 } }),
    () => db.searchSegment.deleteMany(),
    async () => {
      const texts = await db.searchedText.findMany({ select: { id: true } });
      const odd = texts.map(({ id }) => id).filter((id) => id % 2 === 1);
      await db.searchedText.deleteMany({ where: { id: { in: odd } } });
    },
  ]) {
    await harm();
    await tendIndex(db, never);
    await reindex(db, never, () => {});
    await expectWholeIndex(db);
  }
});

test("a text that somebody writes without the index is known to be due", async () => {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [episodeOf(1)]);
  for (const change of [
    () => db.passage.updateMany({ where: { position: 1 }, data: { text: "A wick." } }),
    () => db.passage.deleteMany({ where: { position: 0 } }),
    () => db.episode.updateMany({ data: { title: "Wicks" } }),
    () => db.chapter.updateMany({ data: { title: "Wicks" } }),
    async () => {
      const { id } = await db.episode.findFirstOrThrow();
      await db.chapter.create({ data: { episodeId: id, start: 9, title: "More" } });
    },
  ]) {
    await change();
    expect(await listDue(db)).toHaveLength(1);
    await tendIndex(db, never);
    expect(await listDue(db)).toEqual([]);
    await expectWholeIndex(db);
  }
});
