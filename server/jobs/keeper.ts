import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type AlignWish, areWordsDue } from "../align/due.ts";
import type { Config } from "../config.ts";
import { type Database, Prisma } from "../db/client.ts";
import { isSoundDue } from "../measure/due.ts";
import { enrolDue } from "../search/index/index-job.ts";
import { areVectorsDue } from "../search/meaning/due-vectors.ts";
import { scriptOf } from "../thread/script.ts";
import { enrolUpkeep } from "../upkeep/upkeep-job.ts";
import { systemClock } from "./clock.ts";
import { giveBack } from "./hold.ts";
import { LOOK_EVERY } from "./run-jobs.ts";

/** What does something by itself for as long as the site is there. */
export interface Keeper {
  /** Gives back what runs, for others to take at once, and ends. */
  readonly end: () => Promise<void>;
}

/**
 * Does the jobs of this site in a thread of this process, which is begun when a first job is due, or there is a first feed to be
 * kept or sound to be measured, and again when it has ended by itself. Does nothing where the configuration says so.
 */
export function beginKeeper(config: Config, db: Database): Keeper {
  const holder = randomUUID();
  const ending = new AbortController();
  let thread: Worker | null = null;
  const keep = async () => {
    await enrolUpkeep(db, new Date());
    await enrolDue(db, new Date());
    while (!ending.signal.aborted) {
      const wanted = await isWanted(config, db, new Date());
      if (wanted && !ending.signal.aborted) {
        thread = beginThread(holder);
        // What ended it has been said.
        await once(thread, "exit").catch(() => undefined);
        await giveBack(db, holder);
      }
      await systemClock.wait(LOOK_EVERY, ending.signal);
    }
  };
  if (config.keepFeeds) void keepOn(keep, ending.signal);
  return {
    async end() {
      ending.abort();
      await thread?.terminate();
      await giveBack(db, holder);
    },
  };
}

/** Keeps on with it when the database could not be asked. */
async function keepOn(keep: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await keep().catch(console.error);
    await systemClock.wait(LOOK_EVERY, signal);
  }
}

function beginThread(holder: string): Worker {
  const { script, source } = scriptOf("keeper");
  const thread = new Worker(script, { workerData: { source, holder } });
  thread.on("error", console.error);
  return thread;
}

/** Whether there is anything to be done by itself. */
export async function isWanted(
  wish: AlignWish & Partial<Pick<Config, "embed">>,
  db: Database,
  now: Date,
): Promise<boolean> {
  if ((await hasJobs(db, now)) || (await hasFeeds(db))) return true;
  if (wish.measureRemote && (await isSoundDue(db, now))) return true;
  return (await areWordsDue(db, wish)) || areVectorsDue(db, wish.embed ?? null);
}

async function hasJobs(db: Database, now: Date): Promise<boolean> {
  const where = { OR: [{ state: "running" }, { state: "waiting", dueAt: { lte: now } }] };
  return (await db.job.findFirst({ where, select: { id: true } })) !== null;
}

async function hasFeeds(db: Database): Promise<boolean> {
  const feed = await db.feed.findFirst({
    where: {
      state: "kept",
      OR: [{ location: { startsWith: "http" } }, { files: { not: Prisma.DbNull } }],
    },
    select: { id: true },
  });
  return feed !== null;
}
