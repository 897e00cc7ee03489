import type { Database, Prisma } from "#server/db/client.ts";

/** Puts other bytes in place of those of some segments. */
export async function harmSegments(
  db: Database,
  where: Prisma.SearchSegmentWhereInput,
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (const { id, bytes } of await db.searchSegment.findMany({ where }))
    await db.searchSegment.update({ where: { id }, data: { bytes: change(bytes) } });
}
