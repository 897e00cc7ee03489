import { z } from "zod";
import type { Correction } from "#core/revision/correction.ts";
import type { Prisma } from "../db/client.ts";
import type { Reader } from "./passages.ts";

const STATES = ["applied", "undone", "proposed", "conflict"] as const;
export type RevisionState = (typeof STATES)[number];

export const stateOf = z.enum(STATES);

const id = z.int().nonnegative();
const place = z.int().nonnegative();
const speaker = z.string().nullable();
const seconds = z.number().nullable();
const times = z.array(z.number());
const seam = {
  passage: id,
  into: id,
  at: place,
  words: place,
  gap: z.string(),
  speaker,
  end: seconds,
  start: seconds,
};

const correction = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("words"),
    passage: id,
    at: place,
    removed: z.string(),
    inserted: z.string(),
    times: z.object({ from: place, removed: times, inserted: times }),
  }),
  z.object({ kind: z.literal("speaker"), passages: z.array(id), removed: speaker, inserted: speaker }),
  z.object({ kind: z.literal("split"), ...seam }),
  z.object({ kind: z.literal("merge"), ...seam }),
]);

const stored = z.array(correction);

/** The corrections of a row, which only Playhead writes. */
export function correctionsOf(json: unknown): readonly Correction[] {
  return stored.parse(json);
}

/** The same as they are stored. */
export function toJson(corrections: readonly Correction[]): Prisma.InputJsonValue {
  return stored.parse(corrections);
}

export interface Revision {
  readonly id: number;
  readonly number: number;
  /** The number of the one after which its corrections were told. */
  readonly base: number;
  readonly state: RevisionState;
  readonly standing: boolean;
  readonly authorId: number | null;
  /** Null where the account is gone. */
  readonly author: string | null;
  readonly createdAt: Date;
  readonly note: string;
  readonly batch: string | null;
  readonly undoes: number | null;
  readonly corrections: readonly Correction[];
}

export const revisionSelect = {
  id: true,
  number: true,
  base: true,
  state: true,
  standing: true,
  authorId: true,
  author: { select: { name: true } },
  createdAt: true,
  note: true,
  batch: true,
  undoes: true,
  corrections: true,
} satisfies Prisma.RevisionSelect;

export function toRevision(row: Prisma.RevisionGetPayload<{ select: typeof revisionSelect }>): Revision {
  return {
    ...row,
    state: stateOf.parse(row.state),
    author: row.author?.name ?? null,
    corrections: correctionsOf(row.corrections),
  };
}

/** Those that lie between the text that was imported and the one that is shown, in the order in which they came. */
export async function listStanding(
  db: Reader,
  transcriptId: number,
  after = 0,
): Promise<readonly Revision[]> {
  const rows = await db.revision.findMany({
    where: { transcriptId, standing: true, number: { gt: after } },
    select: revisionSelect,
    orderBy: { number: "asc" },
  });
  return rows.map(toRevision);
}

export async function findRevision(
  db: Reader,
  transcriptId: number,
  number: number,
): Promise<Revision | null> {
  const row = await db.revision.findUnique({
    where: { transcriptId_number: { transcriptId, number } },
    select: revisionSelect,
  });
  return row && toRevision(row);
}

/** The number of the last revision of a transcript; 0 where there is none. */
export async function lastNumber(db: Reader, transcriptId: number): Promise<number> {
  const { _max } = await db.revision.aggregate({ where: { transcriptId }, _max: { number: true } });
  return _max.number ?? 0;
}
