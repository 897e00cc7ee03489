import { nextCheck, parseRetryAfter } from "#core/feed/next-check.ts";
import { LATEST } from "#core/feed/rhythm.ts";
import type { ImportOptions } from "../import/draft/context.ts";
import { READ_WELL } from "../import/feed-state.ts";
import { importFeed } from "../import/import-feed.ts";
import type { ImportReport } from "../import/report.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import { enrolFeeds, findRhythm, laneOf } from "./enrol.ts";
import { failureOf, outcomeOf, parseOutcome } from "./outcome.ts";

export interface FeedJobOptions extends ImportOptions {
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
}

/** What keeps feeds up to date: each is imported again when it is time, by a job of its own that is never over. */
export function feedKind(options: FeedJobOptions): JobKind {
  const { db, random } = options;
  return {
    mostFailures: Number.POSITIVE_INFINITY,
    enrol: (now) => enrolFeeds(db, random, now),
    run: (job, tools) => checkFeed(job, tools, options),
  };
}

const GONE: JobResult = { end: { kind: "gone" }, write: async () => {} };

async function checkFeed(job: ClaimedJob, tools: JobTools, options: FeedJobOptions): Promise<JobResult> {
  const where = { id: Number(job.subject), state: "kept" };
  const feed = await options.db.feed.findFirst({ where, select: { location: true } });
  if (!feed) return GONE;
  const report = await importFeed(feed.location, { ...options, known: true }, ({ done, total }) => {
    tools.signal.throwIfAborted();
    tools.tell({ done, total });
  });
  if (report.failure !== null) throw report.failure;
  return settle(where.id, report, options);
}

/** What becomes of a feed that was asked for: what is noted of it, and when it is asked for again. */
export async function settle(id: number, report: ImportReport, options: FeedJobOptions): Promise<JobResult> {
  const { db, clock, random } = options;
  // Where it is now: it may have moved.
  const feed = await db.feed.findUnique({ where: { id } });
  if (!feed) return GONE;
  const now = clock.now();
  const noted = report.show ? readWell(report, feed.outcome) : failed(report, feed, now);
  const write: JobResult["write"] = async (tx) => {
    await tx.feed.updateMany({ where: { id }, data: { ...noted, checkedAt: now } });
  };
  if ("state" in noted) return { end: { kind: "gone" }, write };
  const retryAfter = report.answer?.kind === "failed" ? (report.answer.retryAfter ?? null) : null;
  const asked = { now: now.getTime(), failures: noted.failures, retryAfter };
  const dueAt = new Date(nextCheck({ ...asked, ...(await findRhythm(db, feed.showId)) }, random()));
  const lane = laneOf(feed.location);
  const rest = Math.min(parseRetryAfter(retryAfter, now.getTime()) ?? 0, LATEST);
  return {
    end: { kind: "again", dueAt, lane },
    async write(tx) {
      await write(tx);
      if (rest === 0) return;
      // Who asks for patience is left alone by all that would ask the same server.
      const until = new Date(now.getTime() + rest);
      const waiting = { lane, state: "waiting", dueAt: { lt: until } };
      await tx.job.updateMany({ where: waiting, data: { dueAt: until } });
    },
  };
}

function readWell(report: ImportReport, before: unknown) {
  return { ...READ_WELL, outcome: outcomeOf(report, parseOutcome(before)) };
}

/** What could not be read is known until it can be again. One whose server says that it is gone for good is not asked for any more. */
function failed(report: ImportReport, feed: { failedAt: Date | null; failures: number }, now: Date) {
  const { answer } = report;
  const gone = answer?.kind === "failed" && answer.code === "http-status" && answer.value === "410";
  return {
    ...failureOf(report),
    failedAt: feed.failedAt ?? now,
    failures: feed.failures + 1,
    ...(gone && { state: "gone" }),
  };
}
