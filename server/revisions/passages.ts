import type { EditablePassage } from "#core/revision/correction.ts";
import type { Passage } from "#core/transcript/passage.ts";
import { decodeWordTimes, encodeWordTimes } from "#core/transcript/word-times.ts";
import type { Database, Prisma } from "../db/client.ts";
import { indexTranscript } from "../search/index/index-texts.ts";

export type Reader = Database | Prisma.TransactionClient;

/** A bulk statement carries at most this many rows: some 1 MB of text, and well below SQLite's limit of variables. */
const CHUNK = 500;

const select = {
  key: true,
  speaker: true,
  start: true,
  end: true,
  text: true,
  wordTimes: true,
} satisfies Prisma.PassageSelect;

/** Those of a transcript, in order, by their keys; or of them those alone that are chosen. */
export async function readPassages(
  db: Reader,
  transcriptId: number,
  chosen: Prisma.PassageWhereInput = {},
): Promise<readonly EditablePassage[]> {
  const rows = await db.passage.findMany({
    where: { ...chosen, transcriptId },
    select,
    orderBy: { position: "asc" },
  });
  return rows.map(({ key, wordTimes, ...row }) => ({
    id: key,
    ...row,
    wordTimes: decodeWordTimes(wordTimes),
  }));
}

/** Writes the passages of a transcript that has none. */
export async function insertPassages(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  passages: readonly Passage[],
): Promise<void> {
  await insertRows(
    tx,
    transcriptId,
    passages.map((passage, position) => ({ ...passage, id: position + 1 })),
  );
  await indexTranscript(tx, transcriptId);
  const data = { lastKey: passages.length };
  await tx.transcript.update({ where: { id: transcriptId }, data, select: { id: true } });
}

/**
 * Writes what is different between two states of the same passages, of which none moves, comes or goes: one row for every
 * passage that changes.
 */
export async function saveChanged(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  before: readonly EditablePassage[],
  after: readonly EditablePassage[],
): Promise<void> {
  const known = new Map(before.map((passage) => [passage.id, passage]));
  let speaks = false;
  for (const passage of after) {
    const was = known.get(passage.id);
    if (was === undefined || was === passage || isSame(was, passage)) continue;
    speaks ||= was.speaker !== passage.speaker;
    await tx.passage.updateMany({ where: { transcriptId, key: passage.id }, data: toRow(passage) });
  }
  await indexTranscript(tx, transcriptId);
  if (speaks) await raiseEdition(tx, transcriptId);
}

/**
 * Writes what is different between two states of a whole transcript. Where passages come or go all are written anew, so that
 * their rows lie together and in order, as search wants them; their keys stay.
 */
export async function savePassages(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  before: readonly EditablePassage[],
  after: readonly EditablePassage[],
): Promise<void> {
  const isSameSet =
    before.length === after.length && after.every(({ id }, place) => before[place]?.id === id);
  if (isSameSet) return saveChanged(tx, transcriptId, before, after);
  await tx.passage.deleteMany({ where: { transcriptId } });
  await insertRows(tx, transcriptId, after);
  await indexTranscript(tx, transcriptId);
  await raiseEdition(tx, transcriptId);
}

/** Has search read anew whose passages they are. */
export async function raiseEdition(tx: Prisma.TransactionClient, transcriptId: number): Promise<void> {
  const data = { edition: { increment: 1 } };
  await tx.transcript.update({ where: { id: transcriptId }, data, select: { id: true } });
}

async function insertRows(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  passages: readonly EditablePassage[],
): Promise<void> {
  const rows = passages.map((passage, position) => ({
    ...toRow(passage),
    key: passage.id,
    transcriptId,
    position,
  }));
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.passage.createMany({ data: rows.slice(from, from + CHUNK) });
}

/** The columns of a passage, but for whose it is and where it stands. */
function toRow({ speaker, start, end, text, wordTimes }: Passage) {
  return {
    speaker,
    start,
    end,
    text,
    wordTimes: encodeWordTimes(wordTimes),
  };
}

function isSame(one: EditablePassage, other: EditablePassage): boolean {
  return (
    one.text === other.text &&
    one.speaker === other.speaker &&
    one.start === other.start &&
    one.end === other.end &&
    encodeWordTimes(one.wordTimes) === encodeWordTimes(other.wordTimes)
  );
}
