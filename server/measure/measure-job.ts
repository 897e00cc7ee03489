import { parseRetryAfter } from "#core/feed/next-check.ts";
import { backOff } from "#core/time/back-off.ts";
import type { Database } from "../db/client.ts";
import type { Failed, Refused } from "../fetch/resource.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import { enrolSound } from "./enrol.ts";
import { type EpisodeOptions, measureEpisode } from "./measure-episode.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Hours of trying: what is not there then does not come by itself. */
const MOST_FAILURES = 5;
/** So many hosts are read from at once: one thread decodes all of it. */
const MOST_AT_ONCE = 2;
/** A host in trouble is left alone for so long at least. Milliseconds. */
const REST = 10 * MINUTE;

export interface MeasureJobOptions extends Omit<EpisodeOptions, "signal" | "onProgress"> {
  readonly db: Database;
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
  /** Whether sound of other hosts is measured at all; where it is not, there are no jobs of this kind. */
  readonly measureRemote: boolean;
}

/** What measures the sound of other hosts: one job for an episode, which goes once it was measured. */
export function measureKind(options: MeasureJobOptions): JobKind {
  const { db, measureRemote } = options;
  return {
    mostFailures: MOST_FAILURES,
    mostAtOnce: MOST_AT_ONCE,
    async enrol(now) {
      if (measureRemote) await enrolSound(db, now);
      else await db.job.deleteMany({ where: { kind: "measure" } });
    },
    run: (job, tools) => measureSound(job, tools, options),
  };
}

/** It stays until the next look for what is due, so that its host has a pause. */
const DONE: JobResult = { end: { kind: "done" }, write: async () => {} };

async function measureSound(
  job: ClaimedJob,
  tools: JobTools,
  options: MeasureJobOptions,
): Promise<JobResult> {
  const { db, measureRemote, clock, random, ...reading } = options;
  if (!measureRemote) return DONE;
  const outcome = await measureEpisode(db, Number(job.subject), {
    ...reading,
    signal: tools.signal,
    onProgress: ({ came, total }) => {
      if (total !== null) tools.tell({ done: came, total });
    },
  });
  // Whoever stopped it says what becomes of it.
  tools.signal.throwIfAborted();
  if (outcome.kind !== "failed" && outcome.kind !== "refused") return DONE;
  return failedResult(job, outcome, clock.now().getTime(), random());
}

/** It is tried again later, some times; where its host is in trouble, so is all that waits for that host. */
function failedResult(job: ClaimedJob, failure: Failed | Refused, now: number, random: number): JobResult {
  const rest = restOf(failure, now);
  const wait = Math.max(backOff(job.failures + 1, { first: HOUR, most: DAY }, random), rest);
  const dueAt = job.failures + 1 < MOST_FAILURES ? new Date(now + wait) : null;
  return {
    // Hosts read it as the sentence of this problem.
    end: { kind: "failed", error: `${failure.code} ${failure.value}`, dueAt },
    async write(tx) {
      if (rest === 0) return;
      const until = new Date(now + rest);
      const { lane } = await tx.job.findUniqueOrThrow({ where: { id: job.id }, select: { lane: true } });
      await tx.job.updateMany({
        where: { lane, state: "waiting", dueAt: { lt: until } },
        data: { dueAt: until },
      });
    },
  };
}

/** How long its host is left alone; 0 where only this file could not be had. Milliseconds. */
function restOf(failure: Failed | Refused, now: number): number {
  if (failure.kind === "refused") return 0;
  const told = parseRetryAfter(failure.retryAfter ?? null, now);
  if (told !== null) return Math.min(Math.max(told, REST), DAY);
  const ofFile = failure.code === "http-status" && failure.value.startsWith("4") && failure.value !== "429";
  return ofFile ? 0 : REST;
}
