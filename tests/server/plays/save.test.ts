import { expect, test, vi } from "vitest";
import type { PlayMessage } from "#core/plays/message.ts";
import { countedDay, Gathered, MOST_MOMENTS } from "#server/plays/gathered.ts";
import { PlayCounter } from "#server/plays/play-counter.ts";
import { saveCounts } from "#server/plays/save.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const DAY = "2026-11-29";
const HEARD = {
  kind: "heard",
  show: "a",
  episode: "b",
  play: true,
  embedded: false,
  heard: [3],
  again: [],
} satisfies PlayMessage;
const shared = (start: number): PlayMessage => ({
  kind: "shared",
  show: "a",
  episode: "b",
  moment: { start, end: null },
});

async function archive() {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [{ title: "Wick", published: "2024-03-01", minutes: 12, lines: [] }]);
  const { id } = await db.episode.findFirstOrThrow();
  return { db, id };
}

test("of a day no more moments are kept than anybody would share, but those that are go on to be counted", async () => {
  const { db, id } = await archive();
  const all = Array.from({ length: MOST_MOMENTS + 5 }, (_, start) => countedDay(id, DAY, shared(start)));
  const gathered = new Gathered();
  for (const counted of all) gathered.add(counted);
  const [day] = gathered.take();
  expect(day?.moments.size).toBe(MOST_MOMENTS);
  await saveCounts(db, all.slice(0, MOST_MOMENTS - 1));
  await saveCounts(db, all);
  const rows = await db.momentCount.findMany({ orderBy: { start: "asc" } });
  expect(rows).toHaveLength(MOST_MOMENTS);
  expect(rows.map(({ shared: count }) => count)).toEqual([...Array(MOST_MOMENTS - 1).fill(2), 1]);
});

test("what was counted of an episode that is gone meanwhile costs the others nothing", async () => {
  const { db, id } = await archive();
  await saveCounts(db, [countedDay(id + 1, DAY, HEARD), countedDay(id, DAY, HEARD)]);
  expect(await db.playCount.findMany()).toMatchObject([{ episodeId: id, plays: 1 }]);
  await db.episode.delete({ where: { id } });
  expect(await db.playCount.count()).toBe(0);
});

test("a share alone makes no row of plays, and a play none of moments", async () => {
  const { db, id } = await archive();
  await saveCounts(db, [countedDay(id, DAY, shared(1)), countedDay(id, DAY, shared(2))]);
  expect([await db.playCount.count(), await db.momentCount.count()]).toEqual([0, 2]);
  await saveCounts(db, [countedDay(id, "2026-11-30", HEARD)]);
  expect([await db.playCount.count(), await db.momentCount.count()]).toEqual([1, 2]);
});

test("what could not be written is written the next time, once", async () => {
  const { db, id } = await archive();
  const counter = new PlayCounter(db);
  await db.$executeRaw`ALTER TABLE "PlayCount" RENAME TO "Away"`;
  counter.add(countedDay(id, DAY, HEARD));
  await counter.write();
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
  await db.$executeRaw`ALTER TABLE "Away" RENAME TO "PlayCount"`;
  counter.add(countedDay(id, DAY, HEARD));
  await counter.write();
  await counter.write();
  expect(await db.playCount.findMany()).toMatchObject([{ plays: 2, heard: [0, 0, 0, 2] }]);
});
