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
 * A query with such parts is put together whole before the client gets it: in the built server that client may come of another
 * copy of Prisma, which does not know the parts of this one.
 */

/**
 * Episodes whose sound lies at another host and was not measured, or was another file then by its address or by the length
 * that its feed tells. Not those that were withdrawn, nor those of whose file nothing can come.
 */
const DUE = Prisma.sql`
  "Episode" LEFT JOIN "Measurement" ON "Measurement"."episodeId" = "Episode"."id"
  WHERE "Episode"."audioUrl" LIKE 'http%' AND "Episode"."withdrawnAt" IS NULL
    AND ("Measurement"."episodeId" IS NULL OR "Measurement"."url" <> "Episode"."audioUrl"
      OR "Measurement"."announced" IS DISTINCT FROM "Episode"."audioBytes")`;

/** That its job has failed or was cancelled. */
const TRIED = Prisma.sql`EXISTS (
  SELECT 1 FROM "Job" WHERE "Job"."kind" = 'measure' AND "Job"."subject" = CAST("Episode"."id" AS TEXT)
    AND ("Job"."failures" > 0 OR "Job"."state" IN ('failed', 'cancelled')))`;

/** All that are due, the newest first. */
export async function listDueEpisodes(db: Database): Promise<readonly DueEpisode[]> {
  return episodesOf(
    await db.$queryRaw(Prisma.sql`
      SELECT "Episode"."id", "Episode"."title", "Episode"."audioUrl" FROM ${DUE}
      ORDER BY "Episode"."orderedAt" DESC, "Episode"."id" DESC`),
  );
}

/** Those of them that are to have a job now, the newest first: some of each show, and none whose job has failed already. */
export async function listNextEpisodes(db: Database): Promise<readonly DueEpisode[]> {
  return episodesOf(
    await db.$queryRaw(Prisma.sql`
      SELECT "id", "title", "audioUrl" FROM (
        SELECT "Episode"."id", "Episode"."title", "Episode"."audioUrl", "Episode"."orderedAt", ROW_NUMBER() OVER (
          PARTITION BY "Episode"."showId" ORDER BY "Episode"."orderedAt" DESC, "Episode"."id" DESC) AS "place"
        FROM ${DUE} AND NOT ${TRIED}) AS "next"
      WHERE "place" <= ${MOST_OF_SHOW} ORDER BY "orderedAt" DESC, "id" DESC LIMIT ${MOST}`),
  );
}

/** Whether there is anything to be measured that was not tried. */
export async function isSoundDue(db: Database): Promise<boolean> {
  const query = Prisma.sql`SELECT "Episode"."id" FROM ${DUE} AND NOT ${TRIED} LIMIT 1`;
  const found = await db.$queryRaw<unknown[]>(query);
  return found.length > 0;
}

/** Removes the jobs that are done, and those of episodes that are not due or have another sound than their job was made for. */
export async function removeVainJobs(db: Database): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    DELETE FROM "Job" WHERE "kind" = 'measure' AND ("state" = 'done' OR NOT EXISTS (
      SELECT 1 FROM ${DUE} AND "Episode"."id" = CAST("Job"."subject" AS INTEGER)
        AND "Episode"."audioUrl" = "Job"."payload" ->> 'url'))`);
}

function episodesOf(found: unknown): readonly DueEpisode[] {
  return rows
    .parse(found)
    .flatMap(({ id, title, audioUrl: url }) =>
      URL.canParse(url) ? [{ id, title, url, host: new URL(url).host }] : [],
    );
}
