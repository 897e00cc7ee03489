import type { EditablePassage } from "#core/revision/correction.ts";
import { indexedIfOther } from "#core/text/indexed-text.ts";
import type { Passage } from "#core/transcript/passage.ts";
import { decodeWordTimes, encodeWordTimes } from "#core/transcript/word-times.ts";
import type { Database, Prisma } from "../db/client.ts";

export type Reader = Database | Prisma.TransactionClient;

/** A bulk statement carries at most this many rows: some 1 MB of text, and well below SQLite's limit of variables. */
const CHUNK = 500;

const select = {
  id: true,
  speaker: true,
  start: true,
  end: true,
  text: true,
  wordTimes: true,
} satisfies Prisma.PassageSelect;

type PassageRow = Prisma.PassageGetPayload<{ select: typeof select }>;

function toEditable({ wordTimes, ...row }: PassageRow): EditablePassage {
  return { ...row, wordTimes: decodeWordTimes(wordTimes) };
}

/** Those of a transcript, in order; or of them those alone that are chosen. */
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
  return rows.map(toEditable);
}

/** Writes what is different between two states of the same passages; none of them moves, comes or goes. */
export async function saveChanged(
  tx: Prisma.TransactionClient,
  before: readonly EditablePassage[],
  after: readonly EditablePassage[],
): Promise<void> {
  const known = new Map(before.map((passage) => [passage.id, passage]));
  for (const passage of after) {
    const was = known.get(passage.id);
    if (was !== undefined && was !== passage && !isSame(was, passage))
      await tx.passage.update({ where: { id: passage.id }, data: toRow(passage), select: { id: true } });
  }
}

/** Writes what is different between two states of a whole transcript: one row for every passage that changes. */
export async function savePassages(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  before: readonly EditablePassage[],
  after: readonly EditablePassage[],
): Promise<void> {
  const places = new Map(after.map(({ id }, place) => [id, place]));
  const gone = before.filter(({ id }) => !places.has(id)).map(({ id }) => id);
  for (let from = 0; from < gone.length; from += CHUNK)
    await tx.passage.deleteMany({ where: { id: { in: gone.slice(from, from + CHUNK) } } });
  await move(
    tx,
    transcriptId,
    before.map(({ id }) => places.get(id) ?? null),
  );
  await saveChanged(tx, before, after);
  const known = new Set(before.map(({ id }) => id));
  const rows = after.flatMap((passage, position) =>
    known.has(passage.id) ? [] : [{ ...toRow(passage), id: passage.id, transcriptId, position }],
  );
  await insertRows(tx, rows);
}

/** Writes the passages of a transcript that has none. */
export async function insertPassages(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  passages: readonly Passage[],
): Promise<void> {
  await insertRows(
    tx,
    passages.map((passage, position) => ({ ...toRow(passage), transcriptId, position })),
  );
}

async function insertRows(
  tx: Prisma.TransactionClient,
  rows: readonly Prisma.PassageCreateManyInput[],
): Promise<void> {
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
    indexedText: indexedIfOther(text),
    wordTimes: encodeWordTimes(wordTimes),
  };
}

/**
 * Moves rows to other places: `places` has the new one of each by its old one, null where it is gone. No two rows ever
 * stand at one place, so those that move first go below 0.
 */
async function move(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  places: readonly (number | null)[],
): Promise<void> {
  const first = places.findIndex((place, was) => place !== null && place !== was);
  if (first < 0) return;
  await tx.$executeRaw`UPDATE "Passage" SET "position" = -1 - "position" WHERE "transcriptId" = ${transcriptId} AND "position" >= ${first}`;
  for (const { from, to, by } of runsOf(places, first))
    await tx.$executeRaw`UPDATE "Passage" SET "position" = -1 - "position" + ${by} WHERE "transcriptId" = ${transcriptId} AND "position" BETWEEN ${-1 - to} AND ${-1 - from}`;
}

/** Neighbours that move equally far. `from` and `to` are old places, both inclusive. */
interface Run {
  readonly from: number;
  to: number;
  readonly by: number;
}

function runsOf(places: readonly (number | null)[], first: number): readonly Run[] {
  const runs: Run[] = [];
  for (const [was, place] of places.entries()) {
    if (place === null || was < first) continue;
    const last = runs.at(-1);
    if (last?.by === place - was) last.to = was;
    else runs.push({ from: was, to: was, by: place - was });
  }
  return runs;
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
