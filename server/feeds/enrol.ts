import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { nextCheck } from "#core/feed/next-check.ts";
import { MOST_DATES } from "#core/feed/rhythm.ts";
import type { Database, Prisma } from "../db/client.ts";
import { keptShowExtras } from "../shows/extras.ts";

const feeds = z.array(
  z.object({ id: z.coerce.number(), location: z.string(), showId: z.coerce.number(), readAt: z.unknown() }),
);

/** The lane of a feed's job: the host that is asked for it, or the disk of this machine. */
export function laneOf(location: string): string {
  return isRemote(location) ? `feed ${new URL(location).host}` : "files";
}

/** Whether a feed is on the web, and not on this machine. */
export function isRemote(location: string): boolean {
  return /^https?:/.test(location);
}

/** Whether a feed is kept up to date by itself: of those on this machine what somebody has imported by the command. */
export function isKept({ location, files }: { readonly location: string; readonly files: unknown }): boolean {
  return isRemote(location) || files !== null;
}

/** When the newest episodes of a show came out (milliseconds since 1970), and when it says that the next ones come. */
export async function findRhythm(db: Pick<Prisma.TransactionClient, "episode" | "show">, showId: number) {
  const rows = await db.episode.findMany({
    where: { showId, publishedAt: { not: null } },
    orderBy: { publishedAt: "desc" },
    take: MOST_DATES,
    select: { publishedAt: true },
  });
  const show = await db.show.findUnique({ where: { id: showId }, select: { extras: true } });
  return {
    dates: rows.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []),
    frequency: show === null ? null : keptShowExtras.parse(show.extras).frequency,
  };
}

/**
 * Sees to it that there is one job for every feed that is kept up to date, whoever imported or restored it, and for no other.
 * One that is being added by a host is not asked for until that is over.
 */
export async function enrolFeeds(db: Database, random: () => number, now: Date): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "Job" WHERE "kind" = 'feed' AND NOT EXISTS (
      SELECT 1 FROM "Feed" WHERE "Feed"."id" = CAST("Job"."subject" AS INTEGER) AND "Feed"."state" = 'kept')`;
  const missing = feeds.parse(
    await db.$queryRaw`
      SELECT "id", "location", "showId", coalesce("checkedAt", "fetchedAt") AS "readAt" FROM "Feed"
      WHERE "state" = 'kept' AND ("location" LIKE 'http%' OR "files" IS NOT NULL) AND NOT EXISTS (
        SELECT 1 FROM "Job" WHERE ("Job"."kind" = 'feed' AND "Job"."subject" = CAST("Feed"."id" AS TEXT))
          OR ("Job"."kind" = 'import' AND "Job"."subject" = "Feed"."location" AND "Job"."state" IN ('waiting', 'running')))`,
  );
  for (const { id, location, showId, readAt } of missing) {
    if (!isRemote(location)) {
      await addJob(db, { id, location }, now, now);
      continue;
    }
    const read = z.coerce.date().nullable().catch(null).parse(readAt);
    const past = { ...(await findRhythm(db, showId)), announced: false, failures: 0, retryAfter: null };
    const dueAt = read === null ? now : new Date(nextCheck({ ...past, now: read.getTime() }, random()));
    await addJob(db, { id, location }, dueAt, now);
    await breathe();
  }
}

/** Adds the job of a feed, unless another process was first. */
export async function addJob(
  db: Pick<Database, "$executeRaw">,
  { id, location }: { readonly id: number; readonly location: string },
  dueAt: Date,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Job" ("kind", "subject", "lane", "dueAt", "createdAt")
    VALUES ('feed', ${String(id)}, ${laneOf(location)}, ${dueAt}, ${now}) ON CONFLICT DO NOTHING`;
}
