import { expect, test } from "vitest";
import { enrolFeeds } from "#server/feeds/enrol.ts";
import { freshDatabase } from "../database.ts";

const NOW = new Date("2026-11-29T12:00:00Z");
const DAY = 24 * 3600 * 1000;

test("a feed is asked for as its show says: a daily one soon, one that is complete in a week", async () => {
  const { db } = await freshDatabase();
  const add = (name: string, frequency: object | null) => {
    const feed = { location: `https://${name}.example/`, fetchedAt: NOW };
    const told = { slug: name, guid: name, title: name, description: "", language: "en" };
    return db.show.create({ data: { ...told, extras: { frequency }, feed: { create: feed } } });
  };
  await add("untold", null);
  const start = NOW.getTime() + DAY / 4;
  await add("soon", { text: null, rule: "FREQ=DAILY", start, complete: false });
  await add("complete", { text: null, rule: null, start: null, complete: true });
  await enrolFeeds(db, () => 0.5, NOW);
  const jobs = await db.job.findMany({ orderBy: { lane: "asc" } });
  expect(jobs.map(({ lane, dueAt }) => [lane, (dueAt.getTime() - NOW.getTime()) / DAY])).toEqual([
    ["feed complete.example", 7],
    ["feed soon.example", 1 / 8],
    ["feed untold.example", 1],
  ]);
});
