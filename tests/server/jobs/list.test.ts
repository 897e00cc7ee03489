import { expect, test } from "vitest";
import { cancelJob } from "#server/jobs/acts.ts";
import { listJobs } from "#server/jobs/list.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const NOW = new Date("2026-11-30T12:00:00Z");

test("jobs are listed by what they are done with, those of episodes with their show, and say what can be cancelled", async () => {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [{ title: "Wicks", lines: [] }]);
  const { id: episode } = await db.episode.findFirstOrThrow();
  const { id: feed } = await db.feed.findFirstOrThrow();
  const add = (kind: string, subject: string, data: object = {}) =>
    db.job.create({ data: { kind, subject, lane: kind, dueAt: NOW, createdAt: NOW, ...data } });
  await add("feed", String(feed));
  await add("transcribe", String(episode));
  await add("align", String(episode), { state: "running", startedAt: NOW });
  const retried = await add("measure", String(episode), { lastError: "http-status 503", failures: 1 });
  const { running, waiting, failed } = await listJobs(db);
  const known = [...running, ...waiting, ...failed].map(({ kind, title, show, dispensable }) => [
    kind,
    title,
    show,
    dispensable,
  ]);
  expect(known).toEqual([
    ["align", "Wicks", "Lamps", false],
    ["feed", "Lamps", null, false],
    ["transcribe", "Wicks", "Lamps", true],
    ["measure", "Wicks", "Lamps", true],
  ]);
  expect(failed[0]).toMatchObject({ cancelled: false, givenUp: false });
  await cancelJob(db, retried.id, NOW);
  expect((await listJobs(db)).failed).toMatchObject([
    { kind: "measure", cancelled: true, givenUp: false, dispensable: false },
  ]);
});
