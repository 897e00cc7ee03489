import { z } from "zod";
import { type Database, Prisma } from "../db/client.ts";

/** An episode whose sound is to be read through at its host. */
export interface DueEpisode {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  /** With its port where that is not the usual one. */
  readonly host: string;
}

/** So many of one show, and of all shows, have a job at a time. */
const MOST_OF_SHOW = 10;
const MOST = 300;

const rows = z.array(z.object({ id: z.coerce.number(), title: z.string(), audioUrl: z.string() }));

/*
 * What is due is said by views and kept as a list by triggers, in the migration `sound`. A query with nested parts is put
 * together whole before the client gets it: in the built server that client may come of another copy of Prisma, which does not
 * know the parts of this one.
 */

/** Whose host is to be asked whether it still has the file that was measured. */
const staleAt = (now: Date) => Prisma.sql`
  SELECT "episodeId" FROM "Measurement" JOIN "RemoteSound" USING ("episodeId", "url")
  WHERE "checkAt" <= ${now}`;

/** All that were not measured or have another file by what their feeds tell, the newest first. */
export async function listDueEpisodes(db: Database): Promise<readonly DueEpisode[]> {
  return episodesOf(
    await db.$queryRaw(Prisma.sql`
      SELECT "id", "title", "audioUrl" FROM "UnmeasuredSound" JOIN "Episode" ON "id" = "episodeId"
      ORDER BY "orderedAt" DESC NULLS LAST, "id" DESC`),
  );
}

/**
 * Those that are to have a job now, some of each show: the newest of what was not measured, but for those whose job has failed
 * already, and after them the newest whose files may have changed. CROSS JOIN has SQLite begin with what is due, not with all
 * episodes.
 */
export async function listNextEpisodes(db: Database, now: Date): Promise<readonly DueEpisode[]> {
  return episodesOf(
    await db.$queryRaw(Prisma.sql`
      SELECT "id", "title", "audioUrl" FROM (
        SELECT "id", "title", "audioUrl", "orderedAt", "stale", ROW_NUMBER() OVER (
          PARTITION BY "showId" ORDER BY "stale", "orderedAt" DESC NULLS LAST, "id" DESC) AS "place"
        FROM (
          SELECT "episodeId", 0 AS "stale" FROM "DueSound"
          UNION ALL SELECT "episodeId", 1 AS "stale" FROM (${staleAt(now)}) AS "old"
            WHERE "episodeId" NOT IN (SELECT "episodeId" FROM "DueSound")
        ) AS "due" CROSS JOIN "Episode" WHERE "id" = "episodeId") AS "placed"
      WHERE "place" <= ${MOST_OF_SHOW} ORDER BY "stale", "orderedAt" DESC NULLS LAST, "id" DESC LIMIT ${MOST}`),
  );
}

/** Asked every few seconds: it looks into two indexes, however many episodes there are. */
export const soundDueQuery = (now: Date) => Prisma.sql`
  SELECT 1 FROM "DueSound" UNION ALL SELECT 1 FROM (${staleAt(now)}) AS "old" LIMIT 1`;

/** Whether there is anything to be measured that was not tried, or to be looked at again. */
export async function isSoundDue(db: Database, now: Date): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>(soundDueQuery(now));
  return found.length > 0;
}

/** Removes the jobs that are done, and those of episodes that are not due or have another sound than their job was made for. */
export async function removeVainJobs(db: Database, now: Date): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    DELETE FROM "Job" WHERE "kind" = 'measure' AND ("state" = 'done' OR (
      NOT EXISTS (SELECT 1 FROM "UnmeasuredSound" AS "due"
        WHERE "due"."episodeId" = CAST("subject" AS INTEGER) AND "due"."url" = "payload" ->> 'url')
      AND NOT EXISTS (SELECT 1 FROM (${staleAt(now)}) AS "stale" WHERE "stale"."episodeId" = CAST("subject" AS INTEGER))))`);
}

function episodesOf(found: unknown): readonly DueEpisode[] {
  return rows
    .parse(found)
    .flatMap(({ id, title, audioUrl: url }) =>
      URL.canParse(url) ? [{ id, title, url, host: new URL(url).host }] : [],
    );
}
