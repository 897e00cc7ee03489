import { expect, test } from "vitest";
import { Counts } from "#server/http/counts.ts";
import { tallyKey } from "#server/http/tally.ts";
import { freshDatabase } from "../database.ts";

const KEY = tallyKey("search", "203.0.113.9");
const MINUTE = 60_000;
const NOW = Date.parse("2026-11-30T09:00:00Z");
const QUOTA = 5;

/** Asks so often; how many were answered. */
function ask(counts: Counts, times: number, now = NOW, key = KEY): number {
  return Array.from({ length: times }, () => counts.add(key, QUOTA, MINUTE, now)).filter((wait) => wait === 0)
    .length;
}

test("what several processes have counted of somebody is one count once they told each other", async () => {
  const { db } = await freshDatabase();
  const all = [new Counts(), new Counts(), new Counts()];
  const exchange = async () => {
    for (const counts of all) await counts.exchange(db, NOW);
  };
  expect(all.map((counts) => ask(counts, 1))).toEqual([1, 1, 1]);
  await exchange();
  expect(all.map((counts) => ask(counts, 1))).toEqual([1, 1, 1]);
  await exchange();
  // The first has told before the others did: it learns of them when it tells of what it has let through since.
  expect(all.map((counts) => ask(counts, 9))).toEqual([1, 0, 0]);
  await exchange();
  expect(all.map((counts) => ask(counts, 9))).toEqual([0, 0, 0]);
  expect(all.map((counts) => ask(counts, 1, NOW, tallyKey("search", "203.0.113.10")))).toEqual([1, 1, 1]);
});

test("until then each lets through what is one's, and no more; afterwards none before the minute of the first is over", async () => {
  const { db } = await freshDatabase();
  const [first, second] = [new Counts(), new Counts()];
  expect([ask(first, 9), ask(second, 9, NOW + 20_000)]).toEqual([QUOTA, QUOTA]);
  await first.exchange(db, NOW + 20_000);
  await second.exchange(db, NOW + 20_000);
  expect(first.add(KEY, QUOTA, MINUTE, NOW + 20_000)).toBe(40_000);
  expect(second.add(KEY, QUOTA, MINUTE, NOW + 20_000)).toBe(40_000);
  expect([ask(first, 1, NOW + MINUTE), ask(second, 1, NOW + MINUTE)]).toEqual([1, 1]);
  await first.exchange(db, NOW + MINUTE);
  await second.exchange(db, NOW + MINUTE);
  expect(await db.tally.findMany({ select: { count: true } })).toEqual([{ count: 2 }]);
});

test("nothing is written of who does not ask, or is refused", async () => {
  const { db } = await freshDatabase();
  const counts = new Counts();
  await counts.exchange(db, NOW);
  expect(await db.tally.count()).toBe(0);
  ask(counts, QUOTA);
  await counts.exchange(db, NOW);
  await db.tally.deleteMany();
  ask(counts, 1000);
  await counts.exchange(db, NOW);
  expect(await db.tally.count()).toBe(0);
});

test("what could not be told now is told the next time", async () => {
  const { db } = await freshDatabase();
  const counts = new Counts();
  ask(counts, 3);
  await db.$executeRaw`ALTER TABLE "Tally" RENAME TO "Away"`;
  await expect(counts.exchange(db, NOW)).rejects.toThrow();
  await db.$executeRaw`ALTER TABLE "Away" RENAME TO "Tally"`;
  await counts.exchange(db, NOW);
  expect(await db.tally.findMany({ select: { key: true, count: true } })).toEqual([{ key: KEY, count: 3 }]);
  expect(ask(counts, QUOTA)).toBe(2);
});

test("however many ask, all are told of, and each by its own count", async () => {
  const { db } = await freshDatabase();
  const counts = new Counts();
  const keys = Array.from({ length: 1200 }, (_key, number) => `search ${number}`);
  for (const [number, key] of keys.entries()) ask(counts, 1 + (number % QUOTA), NOW, key);
  const telling = counts.exchange(db, NOW);
  // This one comes while it is told of the others.
  ask(counts, 1, NOW, "search 0");
  await telling;
  expect(await db.tally.count()).toBe(1200);
  expect(await db.tally.findUnique({ where: { key: "search 0" } })).toMatchObject({ count: 1 });
  await counts.exchange(db, NOW);
  expect(await db.tally.findUnique({ where: { key: "search 0" } })).toMatchObject({ count: 2 });
  expect(await db.tally.findUnique({ where: { key: "search 1199" } })).toMatchObject({ count: 5 });
});

test("what is over is forgotten", () => {
  const counts = new Counts();
  ask(counts, 1);
  ask(counts, 1, NOW + 2 * MINUTE, tallyKey("search", "203.0.113.10"));
  expect(counts.size).toBe(1);
});
