import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { keepDocuments, type LiveSegment } from "#core/search/index/deletions.ts";
import { chooseMerge } from "#core/search/index/merge-policy.ts";
import { mergeSegments } from "#core/search/index/merge-segments.ts";
import { SEGMENT_VERSION } from "#core/search/index/segment.ts";
import { type Database, writeWhole } from "../../db/client.ts";
import { keepSegment } from "./index-texts.ts";
import { openSegmentOf, TEXT_KINDS, type TextKind, textKind } from "./text-kind.ts";

/** A segment by its id, and how many words are in it and are left of it. */
const sizeRows = z.array(
  z.object({ id: z.coerce.number(), words: z.coerce.number(), left: z.coerce.number() }),
);

const KINDS = Object.keys(TEXT_KINDS) as TextKind[];

/** Merges some segments where there is cause to. False where there is none. */
export async function mergeDue(db: Database): Promise<boolean> {
  for (const kind of KINDS) {
    const chosen = await choose(db, kind);
    if (chosen.length === 0) continue;
    await merge(db, kind, chosen);
    return true;
  }
  return false;
}

export async function isMergeDue(db: Database): Promise<boolean> {
  for (const kind of KINDS) if ((await choose(db, kind)).length > 0) return true;
  return false;
}

/** Drops the segments that are damaged: what was in them is due again. */
export async function dropDamaged(db: Database, signal: AbortSignal): Promise<void> {
  const where = { version: SEGMENT_VERSION };
  const known = await db.searchSegment.findMany({ where, select: { id: true, kind: true } });
  for (const { id, kind } of known) {
    if (signal.aborted) return;
    const found = await db.searchSegment.findUnique({ where: { id }, select: { bytes: true } });
    if (found && !openSegmentOf(textKind.parse(kind), found.bytes.slice().buffer)) await dropSegment(db, id);
    await breathe();
  }
}

/** The ids of the segments that are to become one; one alone is written again without what is dead in it. */
async function choose(db: Database, kind: TextKind): Promise<readonly number[]> {
  const sizes = sizeRows.parse(
    await db.$queryRaw`
      SELECT "s"."id", "s"."words", sum("x"."words") AS "left"
        FROM "SearchSegment" AS "s" JOIN "SearchedText" AS "x" ON "x"."segmentId" = "s"."id"
       WHERE "s"."kind" = ${kind} AND "s"."version" = ${SEGMENT_VERSION} GROUP BY "s"."id" ORDER BY "s"."id"`,
  );
  const places = chooseMerge(sizes.map(({ left }) => left));
  if (places.length > 0) return places.flatMap((place) => sizes[place]?.id ?? []);
  return sizes
    .filter(({ words, left }) => 2 * left < words)
    .slice(0, 1)
    .map(({ id }) => id);
}

/**
 * Reads and merges while others write. What still points at a segment then pointed at it when it was read, since a text that
 * changes gets another one: it points at the new one from now on.
 */
async function merge(db: Database, kind: TextKind, ids: readonly number[]): Promise<void> {
  const among = { in: [...ids] };
  const rows = await db.searchSegment.findMany({ where: { id: among }, select: { id: true, bytes: true } });
  const texts = await db.searchedText.findMany({
    where: { segmentId: among },
    select: { segmentId: true, first: true, last: true },
    orderBy: { first: "asc" },
  });
  const parts: LiveSegment[] = [];
  for (const { id, bytes } of rows) {
    const segment = openSegmentOf(kind, bytes.slice().buffer);
    // What was in it is indexed anew.
    if (!segment) return dropSegment(db, id);
    parts.push(
      keepDocuments(
        segment,
        texts.filter(({ segmentId }) => segmentId === id),
      ),
    );
  }
  const merged = mergeSegments(parts);
  await writeWhole(db, async (tx) => {
    const segmentId = await keepSegment(tx, kind, merged);
    const moved = await tx.searchedText.updateMany({ where: { segmentId: among }, data: { segmentId } });
    const gone = moved.count === 0 ? [...ids, segmentId] : [...ids];
    await tx.searchSegment.deleteMany({ where: { id: { in: gone } } });
  });
}

async function dropSegment(db: Database, id: number): Promise<void> {
  await db.searchSegment.deleteMany({ where: { id } });
}
