import { z } from "zod";
import { SEGMENT_VERSION } from "#core/search/index/segment.ts";
import type { Prisma } from "../../db/client.ts";
import { kindOf } from "../../db/kind.ts";

/**
 * That of a segment that is empty, as the words of its texts are rows: see server/search/postgresql/word-tables.ts. No segment is of
 * it, and it is another when texts become words in another way.
 */
export const ROWS_VERSION = -1 - SEGMENT_VERSION;

const foundRows = z.tuple([z.object({ found: z.boolean() })]);

/** Of which version a segment of this database must be to hold a text: those that are looked for in memory, or as rows. */
export async function indexVersion(db: Pick<Prisma.TransactionClient, "$queryRaw">): Promise<number> {
  if (kindOf(db) === "sqlite") return SEGMENT_VERSION;
  const rows = await db.$queryRaw`SELECT to_regclass('"SearchDocument"') IS NOT NULL AS "found"`;
  return foundRows.parse(rows)[0].found ? ROWS_VERSION : SEGMENT_VERSION;
}
