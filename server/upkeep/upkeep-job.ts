import type { Database } from "../db/client.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult, JobTools } from "../jobs/worker.ts";
import { clearDrafts } from "../media/drafts.ts";
import type { MediaPlace } from "../media/place.ts";
import { tendIndex } from "../search/index/tend-index.ts";
import { purgeOver } from "../trash/tend.ts";
import { clearUploads } from "../upload/upkeep.ts";
import { clearExpired } from "./expired.ts";

/** When few are awake, by the clock of this machine. */
const HOUR_OF_NIGHT = 3;
const LANE = "upkeep";

export interface UpkeepOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly databaseLocation: string;
  readonly mediaPlace: MediaPlace;
  readonly uploadsDir: string;
}

/** What is cleared away by itself: one job for all of it, done every night, or as soon as somebody is there to do it. */
export function upkeepKind(options: UpkeepOptions): JobKind {
  const { db } = options;
  return {
    mostFailures: Number.POSITIVE_INFINITY,
    mostAtOnce: 1,
    enrol: (now) => enrolUpkeep(db, now),
    run: (_job, tools) => keepUp(tools, options),
  };
}

/** Sees to it that there is the job. */
export async function enrolUpkeep(db: Database, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Job" ("kind", "subject", "lane", "dueAt", "createdAt")
    VALUES ('upkeep', 'all', ${LANE}, ${nextNight(now)}, ${now}) ON CONFLICT DO NOTHING`;
}

/** The next time that it is night after a moment. */
export function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setHours(HOUR_OF_NIGHT, 0, 0, 0);
  if (night <= now) night.setDate(night.getDate() + 1);
  return night;
}

/** Does all of it, though a part fails: that is told of in the end, and tried again. */
async function keepUp({ signal }: JobTools, options: UpkeepOptions): Promise<JobResult> {
  const { db, clock, databaseLocation, mediaPlace, uploadsDir } = options;
  const now = clock.now();
  const parts = [
    () => purgeOver(db, mediaPlace, now, signal),
    () => clearUploads(db, uploadsDir, now),
    () => clearDrafts({ databaseLocation, mediaPlace }, now),
    () => clearExpired(db, now),
    () => tendIndex(db, signal),
  ];
  const failures: unknown[] = [];
  for (const part of parts) {
    signal.throwIfAborted();
    await part().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return { end: { kind: "again", dueAt: nextNight(clock.now()), lane: LANE }, write: async () => {} };
}
