import { z } from "zod";
import { type Database, Prisma } from "../../db/client.ts";
import { indexVersion } from "./index-version.ts";
import { type IndexableText, textKind } from "./text-kind.ts";

type Reader = Database | Prisma.TransactionClient;

const dueRows = z.array(z.object({ kind: textKind, id: z.coerce.number() }));
/** No id is higher. */
const LAST = 2 ** 31 - 1;
/** That of no segment. */
const NO_VERSION = -1;

/** What of an episode no segment of this version holds. */
export function listDueOf(db: Reader, episodeId: number): Promise<readonly IndexableText[]> {
  return readDue(db, episodeId, episodeId);
}

/** All texts that no segment of this version holds, and whose words are not rows where they should be. */
export function listDue(db: Reader): Promise<readonly IndexableText[]> {
  return readDue(db, 0, LAST);
}

export async function hasDue(db: Reader): Promise<boolean> {
  return (await listDue(db)).length > 0;
}

/** All texts that there are. */
export function listTexts(db: Reader): Promise<readonly IndexableText[]> {
  return readDue(db, 0, LAST, NO_VERSION);
}

async function readDue(
  db: Reader,
  from: number,
  to: number,
  known: number | null = null,
): Promise<readonly IndexableText[]> {
  const version = known ?? (await indexVersion(db));
  const within = Prisma.sql`BETWEEN ${from} AND ${to}`;
  const isMissing = (text: Prisma.Sql) => Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "SearchedText" AS "x" JOIN "SearchSegment" AS "s" ON "s"."id" = "x"."segmentId"
    WHERE ${text} AND "s"."version" = ${version})`;
  // A query with nested parts is put together whole before the client gets it.
  const query = Prisma.sql`
    SELECT 'passages' AS "kind", "id" FROM "Transcript" AS "t" WHERE "episodeId" ${within}
      AND ${isMissing(Prisma.sql`"x"."transcriptId" = "t"."id"`)}
      AND EXISTS (SELECT 1 FROM "Passage" WHERE "transcriptId" = "t"."id")
    UNION ALL
    SELECT 'episodes' AS "kind", "id" FROM "Episode" AS "e" WHERE "id" ${within}
      AND ${isMissing(Prisma.sql`"x"."episodeId" = "e"."id" AND "x"."kind" = 'episodes'`)}
    UNION ALL
    SELECT 'chapters' AS "kind", "id" FROM "Episode" AS "e" WHERE "id" ${within}
      AND ${isMissing(Prisma.sql`"x"."episodeId" = "e"."id" AND "x"."kind" = 'chapters'`)}
      AND EXISTS (SELECT 1 FROM "Chapter" WHERE "episodeId" = "e"."id")`;
  const rows = await db.$queryRaw(query);
  return dueRows.parse(rows);
}
