import { parseRetryAfter } from "#core/feed/next-check.ts";
import { backOff } from "#core/time/back-off.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { importFeed } from "../import/import-feed.ts";
import type { ImportReport } from "../import/report.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import type { FeedJobOptions } from "./feed-job.ts";
import { type ImportPayload, parsePayload } from "./import-payload.ts";
import { forgetJobLogins, keepJobLogin, withJobLogin } from "./job-login.ts";
import { failureOf, outcomeOf } from "./outcome.ts";

/** A server that does not answer is asked so often; what else is wrong does not mend itself. */
const MOST_FAILURES = 4;
/** Milliseconds. */
const WAITS = { first: 60_000, most: 3600_000 };

/** What imports the shows that hosts add: once each, and on from where it was when it was broken off. */
export function importKind(options: FeedJobOptions): JobKind {
  return {
    mostFailures: MOST_FAILURES,
    enrol: (now) => forgetJobLogins(options.db, now),
    run: (job, tools) => importShow(job, tools, options),
  };
}

async function importShow(job: ClaimedJob, tools: JobTools, options: FeedJobOptions): Promise<JobResult> {
  const { db } = options;
  const row = await db.job.findUnique({ where: { id: job.id }, select: { payload: true } });
  const payload = parsePayload(row?.payload);
  if (payload === null) throw new Error(`The job ${job.id} does not say what to import`);
  const source = await withJobLogin(db, job.id, payload.source);
  const report = await importFeed(source, options, ({ done, total }) => {
    tools.signal.throwIfAborted();
    tools.tell({ done, total });
  });
  if (tools.signal.aborted && report.show) await pauseCancelled(db, job.id, report.show.slug);
  if (report.failure !== null) throw report.failure;
  const { show } = report;
  return show
    ? imported(job, { ...payload, show: show.slug, title: show.title }, report, options)
    : refused(job, payload, report, options);
}

/** The rest of a show whose import was cancelled is not fetched by keeping its feed up to date. */
async function pauseCancelled(db: Database, id: number, slug: string): Promise<void> {
  await writeWhole(db, async (tx) => {
    const cancelled = await tx.job.count({ where: { id, state: "cancelled" } });
    if (cancelled === 0) return;
    await tx.feed.updateMany({ where: { show: { slug }, fetchedAt: null }, data: { state: "paused" } });
  });
}

/** All is here: from now on the feed is kept up to date, and its password is kept with it. */
function imported(
  { id }: ClaimedJob,
  payload: ImportPayload & { readonly show: string },
  report: ImportReport,
  { clock }: FeedJobOptions,
): JobResult {
  const noted = { state: "kept", outcome: outcomeOf(report, null), checkedAt: clock.now() };
  return {
    end: { kind: "done" },
    async write(tx) {
      await tx.job.update({ where: { id }, data: { payload: { ...payload, problem: null } } });
      await keepJobLogin(tx, id, null);
      await tx.feed.updateMany({ where: { show: { slug: payload.show } }, data: noted });
    },
  };
}

/** Nothing could be read. */
function refused(
  { id, failures }: ClaimedJob,
  payload: ImportPayload,
  report: ImportReport,
  { clock, random }: FeedJobOptions,
): JobResult {
  const { failure: code, failureValue: value } = failureOf(report);
  const again = (report.notices.at(-1)?.retry ?? false) && failures + 1 < MOST_FAILURES;
  const now = clock.now().getTime();
  const retryAfter = report.answer?.kind === "failed" ? (report.answer.retryAfter ?? null) : null;
  const asked = Math.min(parseRetryAfter(retryAfter, now) ?? 0, 24 * WAITS.most);
  const wait = Math.max(asked, backOff(failures + 1, WAITS, random()));
  const dueAt = again ? new Date(now + wait) : null;
  return {
    end: { kind: "failed", error: `${code} ${value}`, dueAt },
    async write(tx) {
      await tx.job.update({ where: { id }, data: { payload: { ...payload, problem: { code, value } } } });
    },
  };
}
