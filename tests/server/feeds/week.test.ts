import { expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { type FeedJobOptions, feedKind, settle } from "#server/feeds/feed-job.ts";
import type { ImportReport } from "#server/import/report.ts";
import { LANE_PAUSE } from "#server/jobs/claim.ts";
import type { Clock } from "#server/jobs/clock.ts";
import { type JobKind, runWorker } from "#server/jobs/worker.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { FakeClock } from "../jobs/fake-clock.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const START = new Date("2026-11-30T00:00:00Z");
const FEEDS = 500;
const SLOTS = 2;

interface Asked {
  readonly feed: number;
  readonly host: string;
  readonly from: number;
  readonly to: number;
  /** When it was to be asked, as was said the last time; -Infinity for the first time. */
  readonly due: number;
}

/** Numbers from 0 up to 1, the same in every run (Park and Miller). */
function chance(): () => number {
  let seed = 42;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}

/** Most have ended, some are weekly, a few daily, and one comes every two hours. */
function gapOf(index: number): { readonly gap: number; readonly silence: number } {
  if (index === 0) return { gap: 2 * HOUR, silence: 0 };
  if (index % 25 === 0) return { gap: DAY, silence: 5 * HOUR };
  if (index % 5 === 0) return { gap: 7 * DAY, silence: (index % 7) * DAY };
  return { gap: 7 * DAY, silence: (60 + index) * DAY };
}

/** A show of every kind, at hosts of which each has ten. */
async function addShows(db: Database): Promise<void> {
  for (let index = 0; index < FEEDS; index++) {
    const { gap, silence } = gapOf(index);
    const title = `Show ${index}`;
    const episodes = Array.from({ length: 6 }, (_, number) => ({
      slug: `${number}`,
      guid: `${number}`,
      title: `${number}`,
      summary: "",
      notes: "",
      importChecksum: "",
      publishedAt: new Date(START.getTime() - silence - number * gap),
    }));
    const feed = { location: `https://host${index % 50}.example/${index}` };
    const told = { slug: `${index}`, guid: `${index}`, title, description: "", language: "en" };
    await db.show.create({
      data: { ...told, feed: { create: feed }, episodes: { createMany: { data: episodes } } },
    });
  }
}

const UNCHANGED: ImportReport = {
  show: { title: "", slug: "" },
  added: 0,
  updated: 0,
  unchanged: 6,
  notices: [],
  known: [],
  listed: [],
  failure: null,
  answer: { kind: "unchanged" },
};

/** One host asks for patience, another is broken for two days, all others say that nothing has changed. */
function reportOf(host: string, now: number): ImportReport {
  const status = host === "host7.example" ? "429" : host === "host8.example" ? "500" : null;
  if (status === null || now > START.getTime() + 2 * DAY) return UNCHANGED;
  const answer = { kind: "failed", code: "http-status", value: status } as const;
  return {
    ...UNCHANGED,
    show: null,
    answer: { ...answer, ...(status === "429" && { retryAfter: "21600" }) },
  };
}

/** What is asked takes some seconds. All but the network is real. */
function kindOf(options: FeedJobOptions, clock: Clock, log: Asked[], due: Map<number, number>): JobKind {
  const run: JobKind["run"] = async (job, { signal }) => {
    const feed = Number(job.subject);
    const { location } = await options.db.feed.findUniqueOrThrow({ where: { id: feed } });
    const { host } = new URL(location);
    const from = clock.now().getTime();
    await clock.wait((1 + (feed % 20)) * SECOND, signal);
    const to = clock.now().getTime();
    log.push({ feed, host, from, to, due: due.get(feed) ?? Number.NEGATIVE_INFINITY });
    const result = await settle(feed, reportOf(host, to), options);
    if (result.end.kind === "again") due.set(feed, result.end.dueAt.getTime());
    return result;
  };
  return { ...feedKind(options), run };
}

/** By what they have in common, each in the order of time. */
function grouped<Key extends "feed" | "host">(log: readonly Asked[], key: Key) {
  const groups = new Map<Asked[Key], Asked[]>();
  for (const asked of log.toSorted((a, b) => a.from - b.from))
    groups.set(asked[key], [...(groups.get(asked[key]) ?? []), asked]);
  return groups;
}

test("a week of 500 feeds, kept by two: none is asked for twice at once, none forgotten, none before it is time", {
  timeout: 600_000,
}, async () => {
  const { db, file, folder } = await freshDatabase();
  await addShows(db);
  const other = openDatabase(file);
  onTestFinished(() => other.$disconnect());
  const clock = new FakeClock(START, 2 * SLOTS);
  const random = chance();
  const ending = new AbortController();
  const log: Asked[] = [];
  const due = new Map<number, number>();
  const begin = (mine: Database, holder: string) => {
    const options = { ...importOptions(mine, folder), clock, random };
    const kinds = { feed: kindOf(options, clock, log, due) };
    const every = { lookEvery: HOUR, enrolEvery: 12 * HOUR };
    const worker = { ...every, db: mine, kinds, holder, clock, random, signal: ending.signal };
    return runWorker({ ...worker, slots: SLOTS });
  };
  void begin(db, "one");
  void begin(other, "two");
  await clock.passUntil(new Date(START.getTime() + 7 * DAY));
  ending.abort();

  for (const times of grouped(log, "host").values())
    for (const [index, asked] of times.entries()) {
      const before = times[index - 1];
      // One at a time to a host, with a pause.
      if (before) expect(asked.from - before.to).toBeGreaterThanOrEqual(LANE_PAUSE);
      expect(asked.from).toBeGreaterThanOrEqual(asked.due);
    }
  const feeds = grouped(log, "feed");
  expect(feeds.size).toBe(FEEDS);
  for (const times of feeds.values())
    for (const [index, asked] of times.entries()) {
      const before = times[index - 1];
      if (before) expect(asked.from - before.to).toBeGreaterThanOrEqual(HOUR);
      // Nor is it long overdue.
      if (before) expect(asked.from - asked.due).toBeLessThan(HOUR);
    }
  const now = clock.now().getTime();
  const jobs = await db.job.findMany();
  expect(jobs.map(({ subject }) => Number(subject)).toSorted()).toEqual([...feeds.keys()].toSorted());
  expect(jobs.filter(({ dueAt }) => dueAt.getTime() < now - HOUR)).toEqual([]);
  // One that comes often is asked for often at first, one that has ended once or twice.
  const often = (index: number) => feeds.get(index + 1)?.length ?? 0;
  expect(often(0)).toBeGreaterThan(20);
  expect(often(499)).toBeLessThanOrEqual(2);
  // Who asks for patience for six hours is asked so seldom by all ten.
  const patient = grouped(log, "host").get("host7.example") ?? [];
  const early = patient.filter(({ from }) => from < START.getTime() + 2 * DAY).map(({ from }) => from);
  expect(early.length).toBeGreaterThan(0);
  for (const asked of early)
    expect(early.filter((from) => from > asked && from < asked + 6 * HOUR).length).toBe(0);
});
