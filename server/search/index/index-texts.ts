import { buildSegment, type IndexedDocument } from "#core/search/index/build-segment.ts";
import { lengthOf, SEGMENT_VERSION, type Segment, wordsIn } from "#core/search/index/segment.ts";
import type { Prisma } from "../../db/client.ts";
import { keepNoSegment, writeWordRows } from "../postgresql/word-rows.ts";
import { listDueOf } from "./due-texts.ts";
import { indexVersion, ROWS_VERSION } from "./index-version.ts";
import { type IndexableText, TEXT_KINDS, type TextKind } from "./text-kind.ts";

type Tx = Prisma.TransactionClient;

/** A document, and the transcript or episode that it is of. */
interface OwnedDocument extends IndexedDocument {
  readonly owner: number;
}

/** Between which ids the documents of a text lie, and how many words they have. */
type Searched = Pick<Prisma.SearchedTextUncheckedCreateInput, "first" | "last" | "words">;

/** Indexes what of an episode has changed, in the transaction that changed it. */
export async function indexEpisode(tx: Tx, episodeId: number): Promise<void> {
  await indexTexts(tx, await listDueOf(tx, episodeId));
}

/** Indexes the passages of a transcript that have changed, in the transaction that changed them. */
export async function indexTranscript(tx: Tx, transcriptId: number): Promise<void> {
  const known = await tx.searchedText.count({ where: { transcriptId } });
  if (known === 0) await indexTexts(tx, [{ kind: "passages", id: transcriptId }]);
}

/** Indexes these texts anew: those of a kind become one segment, or rows where this database keeps words so. */
export async function indexTexts(tx: Tx, texts: readonly IndexableText[]): Promise<void> {
  for (const kind of Object.keys(READERS) as TextKind[]) {
    const owners = texts.filter((text) => text.kind === kind).map(({ id }) => id);
    if (owners.length > 0) await writeSegment(tx, kind, owners, await READERS[kind](tx, owners));
  }
}

const READERS: Readonly<
  Record<TextKind, (tx: Tx, owners: readonly number[]) => Promise<readonly OwnedDocument[]>>
> = {
  async passages(tx, owners) {
    const rows = await tx.passage.findMany({
      where: { transcriptId: { in: [...owners] } },
      select: { id: true, transcriptId: true, text: true },
    });
    return rows.map(({ id, transcriptId, text }) => ({ id, owner: transcriptId, columns: [text] }));
  },
  async episodes(tx, owners) {
    const rows = await tx.episode.findMany({
      where: { id: { in: [...owners] } },
      select: { id: true, title: true, summary: true, notesText: true },
    });
    return rows.map(({ id, title, summary, notesText }) => ({
      id,
      owner: id,
      columns: [title, summary, notesText],
    }));
  },
  async chapters(tx, owners) {
    const rows = await tx.chapter.findMany({
      where: { episodeId: { in: [...owners] } },
      select: { id: true, episodeId: true, title: true },
    });
    return rows.map(({ id, episodeId, title }) => ({ id, owner: episodeId, columns: [title] }));
  },
};

async function writeSegment(
  tx: Tx,
  kind: TextKind,
  owners: readonly number[],
  documents: readonly OwnedDocument[],
): Promise<void> {
  const key = kind === "passages" ? "transcriptId" : "episodeId";
  await tx.searchedText.deleteMany({ where: { kind, [key]: { in: [...owners] } } });
  if (documents.length === 0) return;
  const segment = buildSegment(documents, TEXT_KINDS[kind]);
  const asRows = (await indexVersion(tx)) === ROWS_VERSION;
  const segmentId = asRows ? await keepNoSegment(tx, kind) : await keepSegment(tx, kind, segment);
  const lengths = new Map(Array.from(segment.ids, (id, document) => [id, lengthOf(segment, document)]));
  const rows = new Map<number, Searched>();
  for (const { id, owner } of documents) {
    const { first, last, words } = rows.get(owner) ?? { first: id, last: id, words: 0 };
    rows.set(owner, {
      first: Math.min(first, id),
      last: Math.max(last, id),
      words: words + (lengths.get(id) ?? 0),
    });
  }
  await tx.searchedText.createMany({
    data: [...rows].map(([owner, row]) => ({ ...row, kind, segmentId, [key]: owner })),
  });
  if (asRows) await writeWordRows(tx, kind, segmentId, segment);
}

/** Writes a segment and gives its id. Nothing points at it yet. */
export async function keepSegment(tx: Tx, kind: TextKind, segment: Segment): Promise<number> {
  const words = wordsIn(segment);
  const data = { kind, version: SEGMENT_VERSION, words, bytes: new Uint8Array(segment.bytes.slice()) };
  return (await tx.searchSegment.create({ data, select: { id: true } })).id;
}
