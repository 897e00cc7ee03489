import { backOff } from "#core/time/back-off.ts";
import type { Database } from "../db/client.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import { lateSignal } from "../late-signal.ts";
import type { SpeechOptions } from "../transcribe/episode-speech.ts";
import { type Aligned, alignEpisode, keepAligned } from "./align-episode.ts";
import { type AlignWish, enrolWords } from "./due.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_FAILURES = 5;
/** An hour of sound takes minutes; six hours mean that something hangs. Milliseconds. */
const LONGEST = 6 * HOUR;

export interface AlignJobOptions extends Omit<SpeechOptions, "signal">, AlignWish {
  readonly db: Database;
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
}

/** What finds the times of words that have none: one job for an episode, which goes once they were looked for. */
export function alignKind(options: AlignJobOptions): JobKind {
  return {
    mostFailures: MOST_FAILURES,
    mostAtOnce: 1,
    enrol: (now) => enrolWords(options.db, options, now),
    run: (job, tools) => align(job, tools, options),
  };
}

const GONE: JobResult = { end: { kind: "gone" }, write: async () => {} };

async function align(job: ClaimedJob, tools: JobTools, options: AlignJobOptions): Promise<JobResult> {
  if (!options.align) return GONE;
  const signal = AbortSignal.any([tools.signal, lateSignal(LONGEST)]);
  const found = await alignEpisode(options.db, Number(job.subject), { ...options, signal, tell: tools.tell });
  tools.signal.throwIfAborted();
  if (found.kind === "gone") return GONE;
  if (found.kind === "aligned") return alignedResult(found);
  const now = options.clock.now().getTime();
  const { code, value } = found;
  if (found.kind === "unaligned") return unalignedResult(job, `${code} ${value}`, now);
  const wait = backOff(job.failures + 1, { first: HOUR, most: DAY }, options.random());
  const again = job.failures + 1 < MOST_FAILURES;
  return failed(`${code} ${value}`, again ? new Date(now + wait) : null);
}

/** Where not one passage was surely found, it is not tried again until the words or the sound are others. */
function alignedResult(aligned: Aligned): JobResult {
  const sure = aligned.found.some((passage) => passage !== null);
  return {
    end: sure ? { kind: "gone" } : { kind: "failed", error: "align-unsure ", dueAt: null },
    write: (tx) => keepAligned(tx, aligned),
  };
}

/** A program may be there tomorrow; then all that waits for it is put off, so that it is said once. */
function unalignedResult(job: ClaimedJob, error: string, now: number): JobResult {
  if (!error.startsWith("align-no-program")) return failed(error, null);
  const dueAt = new Date(now + DAY);
  return {
    end: { kind: "failed", error, dueAt },
    async write(tx) {
      const others = { kind: "align", state: "waiting", id: { not: job.id }, dueAt: { lt: dueAt } };
      await tx.job.updateMany({ where: others, data: { dueAt } });
    },
  };
}

function failed(error: string, dueAt: Date | null): JobResult {
  return { end: { kind: "failed", error, dueAt }, write: async () => {} };
}
