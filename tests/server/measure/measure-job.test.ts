import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { endMeasurer } from "#server/audio/measurer.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { cancelJob } from "#server/jobs/acts.ts";
import { isWanted } from "#server/jobs/keeper.ts";
import { listJobs } from "#server/jobs/list.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { isSoundDue } from "#server/measure/due.ts";
import { enrolSound } from "#server/measure/enrol.ts";
import { measureDue } from "#server/measure/measure-due.ts";
import { type MeasureJobOptions, measureKind } from "#server/measure/measure-job.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { FakeClock } from "../jobs/fake-clock.ts";

const TONE = readFileSync(path.resolve("tests/server/fixtures/sounds/tone.mp3"));
const START = new Date("2026-11-29T12:00:00Z");
const SECOND = 1000;
const HOUR = 3600 * SECOND;

let host: SoundHost;

beforeEach(async () => {
  counts.most = 0;
  host = await SoundHost.open();
});
afterEach(() => host.close());
afterAll(endMeasurer);

/** A show of episodes whose sound the host has, the oldest first, and a time of its own. */
async function remoteShow(names: readonly string[]) {
  const fresh = await freshDatabase();
  const items = names.map((name, index) => {
    if (!host.sounds.has(`/${name}.mp3`)) host.sounds.set(`/${name}.mp3`, { bytes: TONE, fault: null });
    const date = new Date(START.getTime() - (names.length - index) * HOUR).toUTCString();
    return `<item><guid>${name}</guid><title>${name}</title><pubDate>${date}</pubDate><enclosure url="${host.origin}/${name}.mp3" length="1" type="audio/mpeg"/></item>`;
  });
  const feed = path.join(fresh.folder, "feed.xml");
  writeFileSync(feed, `<rss version="2.0"><channel><title>Lamps</title>${items.join("")}</channel></rss>`);
  await importFeed(feed, { ...importOptions(fresh.db, fresh.folder), fetchPrivate: true });
  return fresh;
}

interface Begun {
  readonly db: Database;
  readonly folder: string;
  readonly clock: FakeClock;
}

/** How many jobs run, and ran at once at most, whoever ran them. */
const counts = { running: 0, most: 0 };

/** A worker that measures by this clock until the test is over. */
function begin({ db, folder, clock }: Begun, changed: Partial<MeasureJobOptions> = {}) {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const random = () => 0.5;
  const reading = { fetchPrivate: true, userAgent: "Playhead/test", measuringDir: path.join(folder, "m") };
  const kind = measureKind({ ...reading, db, clock, random, measureRemote: true, ...changed });
  const run: typeof kind.run = async (job, tools) => {
    counts.running += 1;
    counts.most = Math.max(counts.most, counts.running);
    return kind.run(job, tools).finally(() => {
      counts.running -= 1;
    });
  };
  const kinds = { measure: { ...kind, run } };
  const every = { lookEvery: HOUR, enrolEvery: HOUR, slots: 1 };
  void runWorker({ ...every, db, kinds, holder: crypto.randomUUID(), clock, random, signal: ending.signal });
}

const after = (time: number) => new Date(START.getTime() + time);

async function enrolled(db: Database): Promise<readonly string[]> {
  const jobs = await db.job.findMany({ orderBy: [{ dueAt: "asc" }, { id: "asc" }] });
  const episodes = await db.episode.findMany({ select: { id: true, title: true } });
  return jobs.map(({ subject }) => episodes.find(({ id }) => id === Number(subject))?.title ?? "");
}

test("sound of other hosts is measured by itself, the newest first, and then nothing of it is left to do", async () => {
  const { db, folder } = await remoteShow(["old", "middle", "new"]);
  const clock = new FakeClock(START, 1);
  expect(await isWanted({ align: false, measureRemote: true }, db, new Date())).toBe(true);
  expect(await isWanted({ align: false, measureRemote: false }, db, new Date())).toBe(false);
  begin({ db, folder, clock });
  await clock.passUntil(START);
  const lengths = () => db.episode.findMany({ orderBy: { orderedAt: "desc" }, select: { duration: true } });
  expect(await lengths()).toEqual([{ duration: 3 }, { duration: null }, { duration: null }]);
  await clock.passUntil(after(HOUR));
  expect(await lengths()).toEqual([{ duration: 3 }, { duration: 3 }, { duration: 3 }]);
  expect(await db.job.count()).toBe(0);
  expect(await isWanted({ align: false, measureRemote: true }, db, new Date())).toBe(false);
});

test("two workers never ask one host for two files at once", async () => {
  const names = ["a", "b", "c", "d"];
  for (const name of names)
    host.sounds.set(`/${name}.mp3`, { bytes: TONE.subarray(0, 400), fault: { kind: "drips", every: 1 } });
  const { db, file, folder } = await remoteShow(names);
  const other = openDatabase(file);
  onTestFinished(() => other.$disconnect());
  const clock = new FakeClock(START, 2);
  begin({ db, folder, clock });
  begin({ db: other, folder, clock });
  await clock.passUntil(after(HOUR));
  expect(await db.measurement.count()).toBe(4);
  expect(names.map((name) => host.asked(`/${name}.mp3`))).toEqual([1, 1, 1, 1]);
  expect(counts.most).toBe(1);
  expect(await db.job.count()).toBe(0);
});

test("what cannot be had is tried again ever later, given up in the end, and said to hosts", async () => {
  host.sounds.set("/a.mp3", { bytes: TONE, fault: { kind: "status", status: 404 } });
  const { db, folder } = await remoteShow(["a", "b"]);
  const clock = new FakeClock(START, 1);
  begin({ db, folder, clock });
  await clock.passUntil(after(60 * SECOND));
  expect((await listJobs(db)).failed).toMatchObject([
    { kind: "measure", title: "a", lastError: "http-status 404", failures: 1, givenUp: false },
  ]);
  // Another file of that host was not kept waiting for it.
  expect(host.asked("/b.mp3")).toBe(1);
  await clock.passUntil(after(14 * HOUR));
  expect(host.asked("/a.mp3")).toBe(4);
  await clock.passUntil(after(20 * HOUR));
  expect(host.asked("/a.mp3")).toBe(5);
  expect((await listJobs(db)).failed).toMatchObject([{ failures: 5, givenUp: true }]);
  expect(await isSoundDue(db, START)).toBe(false);
  // It is tried anew when its feed names another.
  await db.episode.updateMany({ where: { title: "a" }, data: { audioUrl: `${host.origin}/b.mp3` } });
  await clock.passUntil(after(22 * HOUR));
  expect(await db.job.count()).toBe(0);
  expect(await db.measurement.count()).toBe(2);
});

test("a decoder that dies is a failure, after which it is tried later", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const fault = { kind: "drips", every: 10 } as const;
  host.sounds.set("/a.mp3", { bytes: TONE.subarray(0, 400), fault });
  const { db, folder } = await remoteShow(["a"]);
  const clock = new FakeClock(START, 1);
  begin({ db, folder, clock });
  await vi.waitFor(() => expect(host.asked("/a.mp3")).toBe(1), { timeout: 60_000 });
  // It measures once there are enough bytes to tell what they are.
  while (counts.running > 0) {
    await endMeasurer();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await clock.passUntil(after(SECOND));
  expect(errors).toHaveBeenCalledTimes(1);
  errors.mockRestore();
  expect((await listJobs(db)).failed).toMatchObject([{ title: "a", failures: 1, givenUp: false }]);
  host.sounds.set("/a.mp3", { bytes: TONE, fault: null });
  await clock.passUntil(after(2 * HOUR));
  expect(await db.episode.findFirst()).toMatchObject({ duration: 3 });
});

test("a host in trouble is left alone by all that waits for it", async () => {
  for (const name of ["a", "b", "c"])
    host.sounds.set(`/${name}.mp3`, { bytes: TONE, fault: { kind: "status", status: 503 } });
  const { db, folder } = await remoteShow(["a", "b", "c"]);
  const clock = new FakeClock(START, 1);
  begin({ db, folder, clock });
  await clock.passUntil(after(9 * 60 * SECOND));
  expect(["a", "b", "c"].map((name) => host.asked(`/${name}.mp3`))).toEqual([0, 0, 1]);
});

test("nothing is asked for where it is not to be, and what waited is gone", async () => {
  const { db, folder } = await remoteShow(["a"]);
  await enrolSound(db, START);
  expect(await db.job.count()).toBe(1);
  const clock = new FakeClock(START, 1);
  begin({ db, folder, clock }, { measureRemote: false });
  await clock.passUntil(after(HOUR));
  expect(host.asked("/a.mp3")).toBe(0);
  expect(await db.job.count()).toBe(0);
});

test("an archive is taken some at a time, what comes new before it, and what is measured or withdrawn not at all", async () => {
  const names = Array.from({ length: 25 }, (_, index) => String(index));
  const { db, folder } = await remoteShow(names);
  const newest = names.toReversed();
  await enrolSound(db, START);
  expect(await enrolled(db)).toEqual(newest.slice(0, 10));
  await db.episode.updateMany({ where: { title: "24" }, data: { withdrawnAt: START } });
  await enrolSound(db, after(HOUR));
  expect(await enrolled(db)).toEqual(newest.slice(1, 11));
  await db.episode.updateMany({ where: { title: "24" }, data: { withdrawnAt: null } });
  await enrolSound(db, after(HOUR));
  expect((await enrolled(db))[0]).toBe("24");
  const job = await db.job.findFirstOrThrow();
  await cancelJob(db, job.id, START);
  await enrolSound(db, after(HOUR));
  expect(await db.job.count({ where: { state: "cancelled" } })).toBe(1);
  const signal = new AbortController().signal;
  const reading = { fetchPrivate: true, userAgent: "Playhead/test", measuringDir: path.join(folder, "m") };
  for await (const { outcome } of measureDue(db, { ...reading, signal }))
    expect(outcome.kind).toBe("measured");
  await enrolSound(db, after(HOUR));
  expect(await db.job.count()).toBe(0);
});
