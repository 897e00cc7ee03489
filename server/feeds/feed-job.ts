import { nextCheck, nextLook, parseRetryAfter } from "#core/feed/next-check.ts";
import { LATEST } from "#core/feed/rhythm.ts";
import type { ImportOptions } from "../import/draft/context.ts";
import { READ_WELL } from "../import/feed-state.ts";
import { parseFilesSeen } from "../import/files-seen.ts";
import { importFeed } from "../import/import-feed.ts";
import type { ImportReport, Progress } from "../import/report.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import { enrolFeeds, findRhythm, isKept, isRemote, laneOf } from "./enrol.ts";
import { findHints, HINT_PAUSE } from "./hint.ts";
import { failureOf, outcomeOf, parseOutcome } from "./outcome.ts";
import { rereadFiles } from "./reread-files.ts";

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

const NOTHING = async () => {};
const GONE: JobResult = { end: { kind: "gone" }, write: NOTHING };

async function checkFeed(job: ClaimedJob, tools: JobTools, options: FeedJobOptions): Promise<JobResult> {
  const where = { id: Number(job.subject), state: "kept" };
  const feed = await options.db.feed.findFirst({ where, select: { location: true, files: true } });
  if (!feed || !isKept(feed)) return GONE;
  const tell = ({ done, total }: Progress) => {
    tools.signal.throwIfAborted();
    tools.tell({ done, total });
  };
  const known = { ...options, known: true };
  if (!isRemote(feed.location)) return checkFiles(job, feed, known, tell);
  const report = await importFeed(feed.location, known, tell);
  if (report.failure !== null) throw report.failure;
  return settle(where.id, report, options);
}

/** Reads files on this machine again where they are not as they were. */
async function checkFiles(
  { subject }: ClaimedJob,
  { location, files }: { readonly location: string; readonly files: unknown },
  options: FeedJobOptions,
  tell: (progress: Progress) => void,
): Promise<JobResult> {
  const checked = await rereadFiles(location, parseFilesSeen(files), options, tell);
  if (checked.kind === "later")
    return { end: { kind: "again", dueAt: checked.dueAt, lane: laneOf(location) }, write: NOTHING };
  if (checked.report.failure !== null) throw checked.report.failure;
  return settle(Number(subject), checked.report, options);
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
  const lane = laneOf(feed.location);
  if (!isRemote(feed.location)) {
    const dueAt = new Date(nextLook(now.getTime(), noted.failures, random()));
    return { end: { kind: "again", dueAt, lane }, write };
  }
  const { announced, missed } = await findHints(db, id, now);
  const asked = { now: now.getTime(), announced, failures: noted.failures, retryAfter };
  const next = nextCheck({ ...asked, ...(await findRhythm(db, feed.showId)) }, random());
  const dueAt = new Date(missed && noted.failures === 0 ? now.getTime() + HINT_PAUSE : next);
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
