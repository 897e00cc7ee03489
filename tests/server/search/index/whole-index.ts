import { expect } from "vitest";
import { buildSegment, type IndexedDocument } from "#core/search/index/build-segment.ts";
import { keepDocuments } from "#core/search/index/deletions.ts";
import { mergeSegments } from "#core/search/index/merge-segments.ts";
import { openSegment, type Segment } from "#core/search/index/segment.ts";
import { type Database, type Prisma, writeWhole } from "#server/db/client.ts";
import { TEXT_KINDS, type TextKind } from "#server/search/index/text-kind.ts";

type Tx = Prisma.TransactionClient;

/** The documents of each kind. */
const DOCUMENTS: Readonly<Record<TextKind, (tx: Tx) => Promise<readonly IndexedDocument[]>>> = {
  passages: async (tx) =>
    (await tx.passage.findMany({ select: { id: true, text: true } })).map(({ id, text }) => ({
      id,
      columns: [text],
    })),
  episodes: async (tx) =>
    (await tx.episode.findMany({ select: { id: true, title: true, summary: true, notesText: true } })).map(
      ({ id, title, summary, notesText }) => ({ id, columns: [title, summary, notesText] }),
    ),
  chapters: async (tx) =>
    (await tx.chapter.findMany({ select: { id: true, title: true } })).map(({ id, title }) => ({
      id,
      columns: [title],
    })),
};

/** What is left in the segments of a database is, to the byte, what is built of its texts at once; and no segment is dead. */
export async function expectWholeIndex(db: Database): Promise<void> {
  // One moment, though others wait to write.
  await writeWhole(db, async (tx) => {
    for (const kind of Object.keys(TEXT_KINDS) as TextKind[]) {
      const built = buildSegment(await DOCUMENTS[kind](tx), TEXT_KINDS[kind]);
      expect(Buffer.compare((await segmentOf(tx, kind)).bytes, built.bytes), kind).toBe(0);
    }
    expect(await tx.searchSegment.count({ where: { texts: { none: {} } } })).toBe(0);
  });
}

async function segmentOf(tx: Tx, kind: TextKind): Promise<Segment> {
  const rows = await tx.searchSegment.findMany({ where: { kind }, include: { texts: true } });
  const parts = rows.map(({ id, bytes, texts }) => {
    const segment = openSegment(bytes.slice().buffer);
    if (!segment) throw new Error(`Segment ${id} is not whole`);
    return keepDocuments(segment, texts);
  });
  return parts.length === 0 ? buildSegment([], TEXT_KINDS[kind]) : mergeSegments(parts);
}
