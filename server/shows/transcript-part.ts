import type { Moment } from "#core/time/moment.ts";
import type { StoredPassage } from "#core/transcript/transcript.ts";
import { type Database, database, type Prisma } from "../db/client.ts";

/**
 * Which passages of a transcript are wanted: none; those that are spoken at a moment; those that one page shows, around a
 * moment or its `part`-th piece, from 1; or all, as files have them.
 */
export type TranscriptWish =
  | { readonly kind: "none" }
  | { readonly kind: "whole" }
  | { readonly kind: "spoken"; readonly moment: Moment }
  | { readonly kind: "page"; readonly part: number | null; readonly moment: Moment | null };

export interface TranscriptPart {
  /** The place of the first of these passages in the transcript, from 0. */
  readonly first: number;
  /** How many passages the transcript has; where they are not counted, as many as are here. */
  readonly total: number;
  readonly passages: readonly StoredPassage[];
}

/** A day of talk; more is no page that a browser shows well. */
const MOST_ON_PAGE = 5000;
/** The passages of each part of a longer transcript. */
const PART_SIZE = 1000;

const select = {
  speaker: true,
  start: true,
  end: true,
  text: true,
  wordTimes: true,
} satisfies Prisma.PassageSelect;

/** Reads those passages. What is larger than a page is read piece by piece, so that others are answered in between. */
export async function readTranscriptPart(
  transcriptId: number,
  wish: TranscriptWish,
  db: Database = database(),
): Promise<TranscriptPart> {
  if (wish.kind === "none") return { first: 0, total: 0, passages: [] };
  if (wish.kind === "spoken") return readSpoken(transcriptId, wish.moment, db);
  const total = await db.passage.count({ where: { transcriptId } });
  if (wish.kind === "whole" || total <= MOST_ON_PAGE) return readBetween(transcriptId, 0, total, db);
  const place =
    wish.part === null ? await placeOf(transcriptId, wish.moment, db) : (wish.part - 1) * PART_SIZE;
  const first = Math.floor(Math.min(place, total - 1) / PART_SIZE) * PART_SIZE;
  const { passages } = await readBetween(transcriptId, first, first + PART_SIZE, db);
  return { first, total, passages };
}

async function readBetween(
  transcriptId: number,
  from: number,
  to: number,
  db: Database,
): Promise<TranscriptPart> {
  const passages: StoredPassage[] = [];
  for (let place = from; place < to; place += PART_SIZE) {
    const position = { gte: place, lt: Math.min(place + PART_SIZE, to) };
    const where = { transcriptId, position };
    passages.push(...(await db.passage.findMany({ where, select, orderBy: { position: "asc" } })));
  }
  return { first: from, total: passages.length, passages };
}

/** Of a range those that overlap it; of a point the last that begins before it. */
async function readSpoken(
  transcriptId: number,
  { start, end }: Moment,
  db: Database,
): Promise<TranscriptPart> {
  const overlapping = { start: { lte: end ?? start }, OR: [{ end: { gte: start } }, { end: null }] };
  const passages = await db.passage.findMany({
    where: { transcriptId, ...(end === null ? { start: { lte: start } } : overlapping) },
    select,
    orderBy: { position: end === null ? "desc" : "asc" },
    take: end === null ? 1 : MOST_ON_PAGE,
  });
  return { first: 0, total: passages.length, passages };
}

/** The place of the last passage that begins before a moment. */
async function placeOf(transcriptId: number, moment: Moment | null, db: Database): Promise<number> {
  if (moment === null) return 0;
  const found = await db.passage.findFirst({
    where: { transcriptId, start: { lte: moment.start } },
    select: { position: true },
    orderBy: { position: "desc" },
  });
  return found?.position ?? 0;
}

/** What is needed of a transcript to say what is quoted at `?t=` and `?quote=`: a print is looked for around. */
export function quotedPart(moment: Moment | null, print: string): TranscriptWish {
  if (moment === null) return { kind: "none" };
  return print === "" ? { kind: "spoken", moment } : { kind: "page", part: null, moment };
}

/** The part in which a passage stands, by its place in the transcript, from 0. */
export function partWith(place: number): number {
  return Math.floor(place / PART_SIZE) + 1;
}

/** Which of its pages a part is, from 1, and how many there are. */
export function partPages({ first, total, passages }: TranscriptPart): {
  readonly page: number;
  readonly pages: number;
} {
  if (passages.length === total) return { page: 1, pages: 1 };
  return { page: first / PART_SIZE + 1, pages: Math.ceil(total / PART_SIZE) };
}
