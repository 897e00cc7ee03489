import { parseRetryAfter } from "#core/feed/next-check.ts";
import { backOff } from "#core/time/back-off.ts";
import type { Database } from "../../db/client.ts";
import type { ClaimedJob } from "../../jobs/claim.ts";
import type { Clock } from "../../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../../jobs/worker.ts";
import type { ModelServer } from "../../openai/model-server.ts";
import { countDuePassages, enrolVectors, findDue, isAgreed, removeJob, tryAgain } from "./due-vectors.ts";
import type { Unembedded } from "./embed.ts";
import { type EmbedRun, embedTranscript } from "./embed-transcript.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** For one batch, also on a slow processor. */
const LONGEST = 5 * MINUTE;

export interface EmbedJobOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
  /** Null where nothing is embedded. */
  readonly embedder: ModelServer | null;
  /** Milliseconds that one answer may take; five minutes if omitted. */
  readonly longest?: number;
}

/** What gives passages their vectors, once a host has agreed: one job, which is there while there is something to do. */
export function embedKind(options: EmbedJobOptions): JobKind {
  const { db, embedder } = options;
  let begun = false;
  return {
    mostFailures: Number.POSITIVE_INFINITY,
    mostAtOnce: 1,
    async enrol(now) {
      if (!begun) await (embedder === null ? removeJob(db) : tryAgain(db, now));
      begun = true;
      if (embedder !== null) await enrolVectors(db, embedder, now);
    },
    run: (job, tools) =>
      embedder === null ? Promise.resolve(GONE) : embedAll(job, tools, embedder, options),
  };
}

const GONE: JobResult = { end: { kind: "gone" }, write: async () => {} };

async function embedAll(
  job: ClaimedJob,
  tools: JobTools,
  embedder: ModelServer,
  { db, clock, random, longest = LONGEST }: EmbedJobOptions,
): Promise<JobResult> {
  if (!(await isAgreed(db, embedder))) return GONE;
  const total = await countDuePassages(db);
  let done = 0;
  const run: EmbedRun = {
    ...{ db, job, embedder, longest, signal: tools.signal, dimensions: null },
    advance(passages) {
      done += passages;
      // Some may have come meanwhile.
      tools.tell({ done, total: Math.max(done, total) });
    },
  };
  for (let due = await findDue(db); due !== null; due = await findDue(db)) {
    tools.signal.throwIfAborted();
    const end = await embedTranscript(run, due);
    // Nothing more is written then, also not by this end.
    if (end.kind === "lost") break;
    if (end.kind === "unembedded") return failed(job, end, clock.now().getTime(), random());
  }
  return GONE;
}

/** It is tried again later; what its host must see to first, when that is done. */
function failed(
  { failures }: ClaimedJob,
  { code, value, lasting, retryAfter }: Unembedded,
  now: number,
  random: number,
): JobResult {
  const told = Math.min(parseRetryAfter(retryAfter, now) ?? 0, DAY);
  const wait = Math.max(told, backOff(failures + 1, { first: MINUTE, most: DAY }, random));
  return {
    // Hosts read it as the sentence of this problem.
    end: { kind: "failed", error: `${code} ${value}`, dueAt: lasting ? null : new Date(now + wait) },
    write: async () => {},
  };
}
