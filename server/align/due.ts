import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";

export interface AlignWish {
  /** Whether words are looked for at all. */
  readonly align: boolean;
  /** Whether sound of other hosts is read. */
  readonly measureRemote: boolean;
}

/** So many wait at a time. */
const MOST = 100;

/*
 * What is due is said by views and kept as a list by triggers, in the migration `due_words`. As in server/measure/due.ts, a query
 * with nested parts is put together whole before the client gets it.
 */

/** Of sound that lies here, and at other hosts where that is read. */
function reached({ measureRemote }: AlignWish): Prisma.Sql {
  return measureRemote ? Prisma.sql`(false, true)` : Prisma.sql`(false)`;
}

/** Asked every few seconds: it looks into an index, however many episodes there are. */
export function wordsDueQuery(wish: AlignWish): Prisma.Sql {
  return Prisma.sql`SELECT 1 FROM "DueWords" WHERE "remote" IN ${reached(wish)} LIMIT 1`;
}

/** Whether there is anything to be looked for that has no job yet. */
export async function areWordsDue(db: Database, wish: AlignWish): Promise<boolean> {
  if (!wish.align) return false;
  const found = await db.$queryRaw<unknown[]>(wordsDueQuery(wish));
  return found.length > 0;
}

/** That its job has failed or was cancelled, for this sound. */
const TRIED = Prisma.sql`EXISTS (
  SELECT 1 FROM "Job" WHERE "Job"."kind" = 'align' AND "Job"."subject" = CAST("episodeId" AS TEXT)
    AND "Job"."payload" ->> 'url' = "url" AND "Job"."state" IN ('failed', 'cancelled'))`;

const ids = z.array(z.object({ episodeId: z.coerce.number() }));

/** Ids of the episodes that are due and were not given up, the newest first; some of them where there are many. */
export async function listDueWords(db: Database, wish: AlignWish): Promise<number[]> {
  if (!wish.align) return [];
  const query = Prisma.sql`
    SELECT "episodeId" FROM "UntimedWords" JOIN "Episode" ON "id" = "episodeId"
    WHERE "remote" IN ${reached(wish)} AND NOT ${TRIED} ORDER BY "orderedAt" DESC NULLS LAST, "episodeId" DESC LIMIT ${MOST}`;
  return ids.parse(await db.$queryRaw(query)).map(({ episodeId }) => episodeId);
}

/** Sees to it that some of them have a job, the newest first, and that those for which there is nothing to be done have none. */
export async function enrolWords(db: Database, wish: AlignWish, now: Date): Promise<void> {
  if (!wish.align) {
    await db.job.deleteMany({ where: { kind: "align" } });
    return;
  }
  await removeVainJobs(db, wish);
  const found = await listJobless(db, wish, MOST - (await countWaiting(db)));
  for (const [place, { episodeId, audioUrl: url }] of found.entries()) {
    // Jobs are done in the order of their times.
    const dueAt = new Date(now.getTime() - found.length + place);
    await db.$executeRaw(Prisma.sql`
      INSERT INTO "Job" ("kind", "subject", "lane", "payload", "dueAt", "createdAt")
      VALUES ('align', ${String(episodeId)}, 'align', ${JSON.stringify({ url })}, ${dueAt}, ${now})
      ON CONFLICT DO NOTHING`);
  }
}

/** Those of episodes that have another sound than their job was made for, and those that wait for what is not due. */
async function removeVainJobs(db: Database, wish: AlignWish): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    DELETE FROM "Job" WHERE "kind" = 'align' AND "state" <> 'running' AND (
      NOT EXISTS (SELECT 1 FROM "Episode" WHERE "Episode"."id" = CAST("Job"."subject" AS INTEGER)
        AND "Episode"."audioUrl" = "Job"."payload" ->> 'url')
      OR ("state" NOT IN ('failed', 'cancelled') AND NOT EXISTS (
        SELECT 1 FROM "UntimedWords" WHERE "remote" IN ${reached(wish)} AND "episodeId" = CAST("Job"."subject" AS INTEGER))))`);
}

async function countWaiting(db: Database): Promise<number> {
  return db.job.count({ where: { kind: "align", state: { in: ["waiting", "running"] } } });
}

const jobless = z.array(z.object({ episodeId: z.coerce.number(), audioUrl: z.string() }));

/** The newest so many of those that have no job. CROSS JOIN has SQLite begin with what is due, not with all episodes. */
async function listJobless(db: Database, wish: AlignWish, count: number) {
  return jobless.parse(
    await db.$queryRaw(Prisma.sql`
      SELECT "episodeId", "audioUrl" FROM "DueWords" CROSS JOIN "Episode"
      WHERE "id" = "episodeId" AND "remote" IN ${reached(wish)}
      ORDER BY "orderedAt" DESC NULLS LAST, "id" DESC LIMIT ${Math.max(count, 0)}`),
  );
}
