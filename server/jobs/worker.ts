import { backOff, spread } from "#core/time/back-off.ts";
import type { Database, Prisma } from "../db/client.ts";
import { log } from "../log/log.ts";
import { type Hindrance, hindranceOf } from "../setback.ts";
import { type Facts, inSpan } from "../trace/tracer.ts";
import { type ClaimedJob, claimNext, LEASE, nextDue } from "./claim.ts";
import type { Clock } from "./clock.ts";
import { finish, type JobEnd, type JobProgress, renew } from "./hold.ts";
import { keepHeld, whenPossible } from "./lease.ts";

const MINUTE = 60_000;
/** Longer than this without a word is no holder that works. */
const RENEW_EVERY = MINUTE;
/** What people see of how far a job is, is written so often at most. Milliseconds. */
const TELL_EVERY = 2000;
/** What was begun so often without coming to an end brings its process down: it is put off by a day. */
const MOST_ATTEMPTS = 3;
const DAY = 24 * 60 * MINUTE;
/** What hindered a job may be well again by then, and others are not asked for all of it too often meanwhile. Milliseconds. */
const HINDERED_FOR: Readonly<Record<Hindrance, number>> = {
  databaseAway: 30_000,
  mediaAway: MINUTE,
  diskFull: 10 * MINUTE,
};

/** What a job has while it runs. */
export interface JobTools {
  /** Aborts when the job is taken away, or the process ends. */
  readonly signal: AbortSignal;
  readonly tell: (progress: JobProgress) => void;
}

export interface JobResult {
  readonly end: JobEnd;
  /** Writes what came of it. It is called only where the job is still this process's. */
  readonly write: (tx: Prisma.TransactionClient) => Promise<void>;
}

/** How jobs of one kind are done. An error that is thrown is a failure, after which it is tried again. */
export interface JobKind {
  readonly run: (job: ClaimedJob, tools: JobTools) => Promise<JobResult>;
  /** After so many failures in turn it is given up. */
  readonly mostFailures: number;
  /** How many of them one worker runs at once, so that they leave room for others; as many as it has slots if omitted. */
  readonly mostAtOnce?: number;
  /** Sees to it that there are jobs for all that there are to be jobs for. */
  readonly enrol: (now: Date) => Promise<void>;
}

export interface WorkerOptions {
  readonly db: Database;
  readonly kinds: Readonly<Record<string, JobKind>>;
  /** Which process this is, as no other is called. */
  readonly holder: string;
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** How many jobs may run at once. */
  readonly slots: number;
  /** How often it is looked for what has become due, and for what there is no job yet. Milliseconds. */
  readonly lookEvery: number;
  readonly enrolEvery: number;
}

/** Does what is due, whenever something is, until the signal aborts and what runs has ended. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { clock, kinds, slots, enrolEvery } = options;
  const enrol = async () => {
    for (const kind of Object.values(kinds)) await kind.enrol(clock.now()).catch(console.error);
  };
  await enrol();
  const stop = clock.every(enrolEvery, enrol);
  await Promise.all(Array.from({ length: slots }, (_, slot) => runSlot(slot, options)));
  stop();
}

/** The first slots run all kinds, the later ones only those that may run in so many. */
async function runSlot(slot: number, options: WorkerOptions): Promise<void> {
  const { db, holder, kinds, clock, signal, lookEvery } = options;
  const except = Object.keys(kinds).filter((kind) => slot >= (kinds[kind]?.mostAtOnce ?? options.slots));
  while (!signal.aborted) {
    try {
      const job = await claimNext(db, holder, clock.now(), except);
      if (job) await runTraced(job, options);
      else await clock.wait(await idleTime(db, clock.now(), lookEvery), signal);
    } catch (error) {
      // The database is busy, or its disk full: that passes.
      console.error(error);
      await clock.wait(lookEvery, signal);
    }
  }
}

/** Until something is due, but not for long: a host may want something sooner, and a lane may be taken. Milliseconds. */
async function idleTime(db: Database, now: Date, lookEvery: number): Promise<number> {
  const due = await nextDue(db);
  const left = (due?.getTime() ?? Number.POSITIVE_INFINITY) - now.getTime();
  return left > 0 ? Math.min(left, lookEvery) : Math.min(1000, lookEvery);
}

/** Each job is a trace of its own. */
function runTraced(job: ClaimedJob, options: WorkerOptions): Promise<void> {
  const { id, kind, attempts } = job;
  const facts = { "playhead.job.id": id, "playhead.job.kind": kind, "playhead.job.attempts": attempts };
  return inSpan(`job ${kind}`, { kind: "internal", facts }, (tell) => runJob(job, options, tell));
}

async function runJob(job: ClaimedJob, options: WorkerOptions, told: (facts: Facts) => void): Promise<void> {
  const { db, clock, signal } = options;
  const taken = new AbortController();
  const held = new HeldJob(job, options, taken);
  const stop = clock.every(RENEW_EVERY, () => held.renew());
  try {
    const tools = { signal: AbortSignal.any([signal, taken.signal]), tell: held.tell };
    const begun = clock.now().getTime();
    const { end, write } = await resultOf(job, tools, options);
    told({ "playhead.job.end": end.kind });
    log()?.info({ job: job.id, kind: job.kind, end: end.kind, ms: clock.now().getTime() - begun }, "job");
    // What the process breaks off because it ends is given back by who ends it.
    if (!signal.aborted)
      await whenPossible(() => finish(db, job, clock.now(), end, write), { clock, signal, lasting: LEASE });
  } finally {
    stop();
  }
}

async function resultOf(job: ClaimedJob, tools: JobTools, options: WorkerOptions): Promise<JobResult> {
  const { kinds, clock, random } = options;
  const tomorrow = clock.now().getTime() + DAY;
  const kind = kinds[job.kind];
  const failures = job.failures + 1;
  const last = failures >= (kind?.mostFailures ?? Number.POSITIVE_INFINITY);
  if (job.attempts > MOST_ATTEMPTS)
    return failedBy("It was begun several times and never came to its end", last ? null : tomorrow);
  // One of a later version.
  if (!kind) return failedBy(`No job is of the kind ${job.kind}`, tomorrow);
  try {
    return await kind.run(job, tools);
  } catch (error) {
    if (!tools.signal.aborted) console.error(error);
    const wait = backOff(failures, { first: 5 * MINUTE, most: DAY }, random());
    const text = error instanceof Error ? error.message : String(error);
    const hindrance = hindranceOf(error);
    if (hindrance !== null)
      return hinderedBy(text, clock.now().getTime() + spread(HINDERED_FOR[hindrance], random()));
    return failedBy(text, last ? null : clock.now().getTime() + wait);
  }
}

function hinderedBy(error: string, dueAt: number): JobResult {
  return { end: { kind: "hindered", error, dueAt: new Date(dueAt) }, write: async () => {} };
}

function failedBy(error: string, dueAt: number | null): JobResult {
  const end = { kind: "failed", error, dueAt: dueAt === null ? null : new Date(dueAt) } as const;
  return { end, write: async () => {} };
}

/** A job that runs: it is kept its holder's, and stopped when it is so no more. */
class HeldJob {
  readonly #job: ClaimedJob;
  readonly #options: WorkerOptions;
  readonly #taken: AbortController;
  #progress: JobProgress | null = null;
  #toldAt = 0;

  constructor(job: ClaimedJob, options: WorkerOptions, taken: AbortController) {
    this.#job = job;
    this.#options = options;
    this.#taken = taken;
  }

  renew(): Promise<void> {
    const { db, clock } = this.#options;
    return keepHeld(() => renew(db, this.#job, clock.now(), this.#progress), this.#taken);
  }

  readonly tell = (progress: JobProgress): void => {
    this.#progress = progress;
    const now = this.#options.clock.now().getTime();
    if (now - this.#toldAt < TELL_EVERY) return;
    this.#toldAt = now;
    void this.renew();
  };
}
