import { randomUUID } from "node:crypto";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { hindranceOf } from "../http/setback.ts";
import { type Clock, systemClock } from "../jobs/clock.ts";
import { type Held, keepHeld } from "../jobs/lease.ts";
import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import { giveUploadsBack, letAllWait, letGo, renewUpload, takeNext, UPLOAD_LEASE } from "./hold.ts";
import type { takeUpload } from "./taker.ts";

const RENEW_EVERY = UPLOAD_LEASE / 4;
/** A day of sound takes a slow machine an hour. Milliseconds. */
const LONGEST = 6 * 3600 * 1000;

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
  const { holder, ending } = own.get();
  const { databaseLocation, mediaPlace, uploadsDir } = options;
  const data = { databaseLocation, mediaPlace, uploadsDir };
  const next = () => (ending.signal.aborted ? null : takeNext(db, holder, clock.now()));
  let threads: Threads | null = null;
  try {
    for (let held = await next(); held !== null; held = await next()) {
      threads ??= openPool("taker", { most: 1, mostWaiting: 1, longestWait: LONGEST, data });
      try {
        await make(held, threads, db, clock);
      } catch (error) {
        // It is tried again, in a thread that knows nothing of this.
        await threads.end();
        threads = null;
        await afterError(error, held, db, clock);
      }
    }
  } finally {
    await threads?.end();
  }
}

/** Makes an episode of it for as long as it is this process's. */
async function make(held: Held, threads: Threads, db: Database, clock: Clock): Promise<void> {
  const taken = new AbortController();
  const signal = AbortSignal.any([own.get().ending.signal, taken.signal]);
  // What is being made fails then.
  signal.addEventListener("abort", () => void threads.end());
  const stop = clock.every(RENEW_EVERY, () => keepHeld(() => renewUpload(db, held, clock.now()), taken));
  try {
    await threads.ask<Take>("take", [held]);
  } finally {
    stop();
  }
}

async function afterError(error: unknown, held: Held, db: Database, clock: Clock): Promise<void> {
  // It was given back.
  if (own.get().ending.signal.aborted) return;
  if (hindranceOf(error) !== null) {
    await letAllWait(db, held, clock.now());
    console.error(error);
    throw new Hindered();
  }
  // One that went to the trash meanwhile, with its show or episode, or to another process fails in many ways, and that is all.
  if (await letGo(db, held, clock.now())) console.error(error);
}
