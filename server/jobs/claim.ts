import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";
import type { Held } from "./lease.ts";

/** So long a job is its holder's without a word. Milliseconds. */
export const LEASE = 5 * 60_000;
/** So long nothing of a lane is begun after something of it. Milliseconds. */
export const LANE_PAUSE = 2000;

/** A job that this process runs. */
export interface ClaimedJob extends Held {
  readonly kind: string;
  readonly subject: string;
  /** With this one. */
  readonly attempts: number;
  /** Before this one. */
  readonly failures: number;
  /** How far it was when the holder before was heard of last, in parts of it; null where nobody was before. */
  readonly reached: number | null;
}

const rows = z.array(
  z.object({
    id: z.coerce.number(),
    kind: z.string(),
    subject: z.string(),
    token: z.coerce.number(),
    attempts: z.coerce.number(),
    failures: z.coerce.number(),
    reached: z.coerce.number().nullable(),
  }),
);

/**
 * Takes the job that is due for longest, be it new or one whose holder has not been heard of; null where there is none. Of a
 * lane nothing is taken while something of it runs, or has just ended. One statement does it, which asks again for what it has
 * found, so that of several processes one gets it on any database; it is not tried where there is nothing, as a writer would
 * wait for others. None of the kinds in `except` is taken.
 */
export async function claimNext(
  db: Database,
  holder: string,
  now: Date,
  except: readonly string[] = [],
): Promise<ClaimedJob | null> {
  const until = new Date(now.getTime() + LEASE);
  const quiet = new Date(now.getTime() - LANE_PAUSE);
  const isDue = Prisma.sql`(("state" = 'waiting' AND "dueAt" <= ${now}) OR ("state" = 'running' AND "leaseUntil" <= ${now}))`;
  const next = Prisma.sql`
    SELECT "id" FROM "Job" AS "next" WHERE ${isDue} AND "kind" NOT IN (${Prisma.join(["", ...except])})
      AND NOT EXISTS (
        SELECT 1 FROM "Job" AS "near" WHERE "near"."lane" = "next"."lane"
          AND (("near"."state" = 'running' AND "near"."leaseUntil" > ${now}) OR "near"."finishedAt" > ${quiet}))
    ORDER BY "dueAt", "id" LIMIT 1`;
  if ((await db.$queryRaw<unknown[]>(next)).length === 0) return null;
  const [job] = rows.parse(
    await db.$queryRaw(Prisma.sql`
      UPDATE "Job" SET "state" = 'running', "holder" = ${holder}, "leaseUntil" = ${until}, "token" = "token" + 1,
        "attempts" = "attempts" + 1, "startedAt" = ${now},
        "done" = CASE WHEN "state" = 'running' THEN "done" END, "total" = CASE WHEN "state" = 'running' THEN "total" END
      WHERE "id" = (${next}) AND ${isDue}
      RETURNING "id", "kind", "subject", "token", "attempts", "failures", "done" AS "reached"`),
  );
  return job ?? null;
}

const times = z.array(z.object({ at: z.coerce.date().nullable() }));

/**
 * When something is due next, or may be taken from a holder that is not heard of; null for never. One statement, as it is asked
 * whenever a worker has nothing to do.
 */
export async function nextDue(db: Database): Promise<Date | null> {
  const found = await db.$queryRaw(Prisma.sql`
    SELECT MIN("dueAt") AS "at" FROM "Job" WHERE "state" = 'waiting'
    UNION ALL SELECT MIN("leaseUntil") FROM "Job" WHERE "state" = 'running'`);
  const known = times.parse(found).flatMap(({ at }) => at?.getTime() ?? []);
  return known.length === 0 ? null : new Date(Math.min(...known));
}
