import { expect, test } from "vitest";
import { areWordsDue, enrolWords } from "#server/align/due.ts";
import type { Database } from "#server/db/client.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const HERE = { align: true, measureRemote: false };
const EVERYWHERE = { align: true, measureRemote: true };
const WICKS = { title: "Wicks", audio: "/media/here.mp3", lines: [["Ann", "Wicks"]] } as const;

/** What is on the list, when it is as the view says. */
async function listed(db: Database): Promise<number> {
  const jobless = await db.$queryRaw<unknown[]>`SELECT * FROM "JoblessWords" ORDER BY "episodeId"`;
  const due = await db.$queryRaw<unknown[]>`SELECT * FROM "DueWords" ORDER BY "episodeId"`;
  expect(due.map((row) => JSON.stringify(Object.values(row ?? {}).map(Number)))).toEqual(
    jobless.map((row) => JSON.stringify(Object.values(row ?? {}).map(Number))),
  );
  return due.length;
}

async function untimed() {
  const { db } = await freshDatabase();
  await addShow(db, "Lamps", "en", [WICKS]);
  await db.transcript.updateMany({ data: { timing: "none" } });
  const { id } = await db.episode.findFirstOrThrow();
  return { db, id, url: WICKS.audio };
}

test("the list of what is due follows shows, episodes, transcripts and jobs", async () => {
  const { db, id, url } = await untimed();
  expect(await listed(db)).toBe(1);
  const steps: readonly (readonly [() => Promise<unknown>, number])[] = [
    [() => db.transcript.updateMany({ data: { timing: "cue" } }), 0],
    [() => db.transcript.updateMany({ data: { timing: "aligned" } }), 1],
    [() => db.transcript.updateMany({ data: { alignedTo: url } }), 0],
    [() => db.episode.updateMany({ data: { audioUrl: "/media/other.mp3" } }), 1],
    [() => db.episode.updateMany({ data: { audioUrl: null } }), 0],
    [() => db.episode.updateMany({ data: { audioUrl: "/media/other.mp3" } }), 1],
    [() => db.episode.updateMany({ data: { withdrawnAt: NOW } }), 0],
    [() => db.episode.updateMany({ data: { withdrawnAt: null } }), 1],
    [() => db.show.updateMany({ data: { language: "fr" } }), 0],
    [() => db.transcript.updateMany({ data: { language: "fr" } }), 1],
    [() => enrolWords(db, HERE, NOW), 0],
    [() => db.job.updateMany({ data: { state: "failed", failures: 1 } }), 0],
    [() => db.episode.updateMany({ data: { audioUrl: "/media/third.mp3" } }), 1],
    [() => enrolWords(db, HERE, NOW), 0],
    [() => db.job.deleteMany(), 1],
    [() => db.transcript.deleteMany(), 0],
    [
      () => db.transcript.create({ data: { episodeId: id, language: "fr", format: "txt", timing: "none" } }),
      1,
    ],
    [() => db.episode.deleteMany(), 0],
  ];
  for (const [index, [act, count]] of steps.entries()) {
    await act();
    expect(await listed(db), `step ${index}`).toBe(count);
    expect(await areWordsDue(db, HERE)).toBe(count > 0);
  }
});

test("words in sound of another host are due once that was read through, where such sound is read", async () => {
  const { db, id: episodeId } = await untimed();
  const url = "https://sounds.example/a.mp3";
  await db.episode.updateMany({ data: { audioUrl: url } });
  expect(await listed(db)).toBe(0);
  await db.measurement.create({ data: { episodeId, url, bytes: 5, measuredAt: NOW } });
  expect(await listed(db)).toBe(1);
  expect([await areWordsDue(db, HERE), await areWordsDue(db, EVERYWHERE)]).toEqual([false, true]);
  await enrolWords(db, HERE, NOW);
  expect(await db.job.count()).toBe(0);
  await db.measurement.updateMany({ data: { problem: "not-sound" } });
  expect(await listed(db)).toBe(0);
  await db.measurement.updateMany({ data: { problem: null } });
  expect(await listed(db)).toBe(1);
  await enrolWords(db, EVERYWHERE, NOW);
  expect(await listed(db)).toBe(0);
  await enrolWords(db, HERE, NOW);
  expect(await db.job.count()).toBe(0);
  await db.measurement.deleteMany();
  expect(await listed(db)).toBe(0);
});

test("of many that are due the newest hundred have jobs, and others get theirs when those are over", async () => {
  const { db } = await freshDatabase();
  const day = (number: number) => new Date(Date.UTC(2026, 0, number + 1)).toISOString();
  const episodes = Array.from({ length: 103 }, (_, number) => ({
    ...WICKS,
    title: `Wick ${number}`,
    published: day(number),
  }));
  await addShow(db, "Lamps", "en", episodes);
  await db.$executeRaw`UPDATE "Episode" SET "orderedAt" = "publishedAt"`;
  await db.transcript.updateMany({ data: { timing: "none" } });
  await enrolWords(db, HERE, NOW);
  await enrolWords(db, HERE, NOW);
  const jobs = await db.job.findMany({ orderBy: { dueAt: "asc" }, select: { id: true, subject: true } });
  const newest = await db.episode.findMany({ orderBy: { publishedAt: "desc" }, select: { id: true } });
  expect(jobs.map(({ subject }) => Number(subject))).toEqual(newest.slice(0, 100).map(({ id }) => id));
  await db.job.updateMany({ where: { id: jobs[0]?.id ?? 0 }, data: { state: "cancelled" } });
  await enrolWords(db, HERE, NOW);
  expect(await db.job.count()).toBe(101);
  expect(await areWordsDue(db, HERE)).toBe(true);
});
