import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { isRemote } from "../feeds/enrol.ts";
import { isSoundDue } from "../measure/due.ts";
import { scriptOf } from "../thread/script.ts";
import { systemClock } from "./clock.ts";
import { giveBack } from "./hold.ts";
import { LOOK_EVERY } from "./run-jobs.ts";

export interface Keeper {
  /** Gives back what runs, for others to take at once, and ends. */
  readonly end: () => Promise<void>;
}

/**
 * Does the jobs of this site in a thread of this process, which is begun when there is a first job, a first feed to be kept or a
 * first sound to be measured, and again when it has ended by itself. Does nothing where the configuration says so.
 */
export function beginKeeper(config: Config, db: Database): Keeper {
  const holder = randomUUID();
  const ending = new AbortController();
  let thread: Worker | null = null;
  const keep = async () => {
    while (!ending.signal.aborted) {
      const wanted = await isWanted(config, db);
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
  { measureRemote }: Pick<Config, "measureRemote">,
  db: Database,
): Promise<boolean> {
  return (await hasJobs(db)) || (await hasFeeds(db)) || (measureRemote && (await isSoundDue(db)));
}

async function hasJobs(db: Database): Promise<boolean> {
  return (await db.job.findFirst({ where: { state: { in: ["waiting", "running"] } } })) !== null;
}

async function hasFeeds(db: Database): Promise<boolean> {
  const feed = await db.feed.findFirst({
    where: { state: "kept", location: { startsWith: "http" } },
    select: { location: true },
  });
  return feed !== null && isRemote(feed.location);
}
