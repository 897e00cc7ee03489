import { applyRevision } from "#core/revision/apply.ts";
import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import type { Prisma } from "../db/client.ts";
import { lastOn, type Misfit, passagesOf } from "./misfit.ts";
import { readPassages, savePassages } from "./passages.ts";
import { lastNumber, type Revision, toJson } from "./revision-row.ts";

/** What became of a wish to change a transcript, or to change it back. */
export type Revised =
  | Misfit
  | {
      readonly kind: "kept" | "proposed" | "unchanged";
      /** Null where nothing is different. */
      readonly revision: number | null;
      /** All that are new or other than before, as they are now, or would be. */
      readonly passages: readonly EditablePassage[];
      /** The ids of those that are no more. */
      readonly removed: readonly number[];
    };

export const UNCHANGED: Revised = { kind: "unchanged", revision: null, passages: [], removed: [] };

type RevisionFields = Omit<
  Prisma.RevisionUncheckedCreateInput,
  "transcriptId" | "number" | "base" | "corrections"
>;

/** Writes a revision as the next of its transcript, and gives its number. */
export async function addRevision(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  corrections: readonly Correction[],
  fields: RevisionFields,
): Promise<number> {
  const base = await lastNumber(tx, transcriptId);
  const number = base + 1;
  const data = { ...fields, transcriptId, number, base, corrections: toJson(corrections) };
  await tx.revision.create({ data, select: { id: true } });
  return number;
}

/**
 * Applies corrections, and has `write` keep the revision that they are. `corrections` are null where others stand on the same
 * words, which are looked for among `others`; so they are where they do not fit.
 */
export async function revise(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  { corrections, wanted, others }: Revising,
  write: (corrections: readonly Correction[]) => Promise<number>,
): Promise<Revised> {
  const before = await readPassages(tx, transcriptId);
  const applied = corrections === null ? NO_FIT : applyRevision(before, corrections);
  if (corrections === null || applied.kind === "misfit") return misfitOf(wanted, others, before);
  const revision = await write(corrections);
  await savePassages(tx, transcriptId, before, applied.passages);
  return { kind: "kept", revision, ...difference(before, applied.passages) };
}

const NO_FIT = { kind: "misfit" } as const;

function misfitOf(
  wanted: readonly Correction[],
  others: readonly Revision[],
  passages: readonly EditablePassage[],
): Misfit {
  const ids = wanted.flatMap(passagesOf);
  const last = lastOn(ids, others);
  const shown = last?.corrections.flatMap(passagesOf).find((id) => ids.includes(id)) ?? ids[0];
  return { kind: "misfit", wish: 0, passage: passages.find(({ id }) => id === shown) ?? null, last };
}

interface Revising {
  readonly corrections: readonly Correction[] | null;
  /** The same before they were carried over what came in between. */
  readonly wanted: readonly Correction[];
  readonly others: readonly Revision[];
}

/** What somebody who has the one state needs to have the other. */
export function difference(
  before: readonly EditablePassage[],
  after: readonly EditablePassage[],
): { readonly passages: readonly EditablePassage[]; readonly removed: readonly number[] } {
  const known = new Map(before.map((passage) => [passage.id, JSON.stringify(passage)]));
  const there = new Set(after.map(({ id }) => id));
  return {
    passages: after.filter((passage) => known.get(passage.id) !== JSON.stringify(passage)),
    removed: before.map(({ id }) => id).filter((id) => !there.has(id)),
  };
}
