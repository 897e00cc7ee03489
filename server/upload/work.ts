import { randomUUID } from "node:crypto";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { databaseFailure } from "../db/failure.ts";
import { type Clock, systemClock } from "../jobs/clock.ts";
import { type Held, keepHeld, whenPossible } from "../jobs/lease.ts";
import { processWide } from "../process-wide.ts";
import { hindranceOf } from "../setback.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import { giveUploadsBack, letAllWait, letGo, letWait, renewUpload, takeNext, UPLOAD_LEASE } from "./hold.ts";
import type { takeUpload } from "./taker.ts";

const RENEW_EVERY = UPLOAD_LEASE / 4;
/** A day of sound takes a slow machine an hour. Milliseconds. */
const LONGEST = 6 * 3600 * 1000;
/** A database that restarts is back within this time. Milliseconds. */
const PATIENCE = 5 * 60_000;

/** What was made cannot be kept now: it waits, and all others with it. */
class Hindered extends Error {}

type WorkOptions = Pick<Config, "databaseLocation" | "mediaPlace" | "uploadsDir">;
type Take = (held: Held) => ReturnType<typeof takeUpload>;

/** What this process does about uploads. */
const own = processWide("upload-work", () => ({
  holder: randomUUID(),
  ending: new AbortController(),
  /** What goes on, by folders. */
  running: new Map<string, Promise<void>>(),
}));

/** Makes episodes of all uploads that wait, one after another, in a thread that is there only meanwhile. */
export function beginWork(options: WorkOptions, db: Database, clock = systemClock): Promise<void> {
  const { running } = own.get();
  const { uploadsDir } = options;
  // Who comes while the last one is being ended is seen to after it.
  const work = (running.get(uploadsDir) ?? Promise.resolve())
    .then(() => workThrough(options, db, clock))
    .catch((error: unknown) => {
      if (!(error instanceof Hindered)) console.error(error);
    })
    .finally(() => {
      if (running.get(uploadsDir) === work) running.delete(uploadsDir);
    });
  running.set(uploadsDir, work);
  return work;
}

/** Begins nothing more in this process, and gives back what it makes, for others to take at once. */
export async function endWork(db: Database): Promise<void> {
  const { ending, holder, running } = own.get();
  ending.abort();
  await giveUploadsBack(db, holder);
  await Promise.all(running.values());
}

async function workThrough(options: WorkOptions, db: Database, clock: Clock): Promise<void> {
  const { databaseLocation, mediaPlace, uploadsDir } = options;
  const data = { databaseLocation, mediaPlace, uploadsDir };
  let threads: Threads | null = null;
  try {
    for (let held = await next(db, clock); held !== null; held = await next(db, clock)) {
      threads ??= openPool("taker", { most: 1, mostWaiting: 1, longestWait: LONGEST, data });
      // What failed is tried again, in a thread that knows nothing of this.
      if (!(await make(held, threads, db, clock))) threads = null;
    }
  } finally {
    await threads?.end();
  }
}

async function next(db: Database, clock: Clock): Promise<Held | null> {
  const { holder, ending } = own.get();
  if (ending.signal.aborted) return null;
  const held = await takeNext(db, holder, clock.now());
  if (held === null || !ending.signal.aborted) return held;
  // Whoever ended this gave back what there was before.
  await giveUploadsBack(db, holder);
  return null;
}

/**
 * Makes an episode of it for as long as it is this process's, and stays its holder until it is written what is to become of one that
 * failed. False then: these threads have ended.
 */
async function make(held: Held, threads: Threads, db: Database, clock: Clock): Promise<boolean> {
  const taken = new AbortController();
  const signal = AbortSignal.any([own.get().ending.signal, taken.signal]);
  // What is being made fails then.
  signal.addEventListener("abort", () => void threads.end());
  const stop = clock.every(RENEW_EVERY, () => keepHeld(() => renewUpload(db, held, clock.now()), taken));
  try {
    await threads.ask<Take>("take", [held]);
    return true;
  } catch (error) {
    await threads.end();
    await afterError(error, held, db, clock);
    return false;
  } finally {
    stop();
  }
}

async function afterError(error: unknown, held: Held, db: Database, clock: Clock): Promise<void> {
  const { signal } = own.get().ending;
  // It was given back.
  if (signal.aborted) return;
  const patience = { clock, signal, lasting: PATIENCE };
  if (hindranceOf(error) !== null) {
    await whenPossible(() => letAllWait(db, held, clock.now()), patience);
    console.error(error);
    throw new Hindered();
  }
  if (databaseFailure(error) === "busy") {
    await whenPossible(() => letWait(db, held, clock.now()), patience);
    console.error(error);
    return;
  }
  // One that went to the trash meanwhile, with its show or episode, or to another process fails in many ways, and that is all.
  if (await whenPossible(() => letGo(db, held), patience)) console.error(error);
}
