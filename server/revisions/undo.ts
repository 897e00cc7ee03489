import { carryCorrections } from "#core/revision/carry.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import type { Member } from "../accounts/session.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { addRevision, type Revised, revise, UNCHANGED } from "./revise.ts";
import { findRevision, listStanding, type RevisionState } from "./revision-row.ts";

/** Who takes something back, and when; `batch` where it is taken back in many episodes at once. */
export interface UndoRequest {
  readonly author: Member;
  readonly now: Date;
  readonly batch?: string;
}

/**
 * Takes a revision back by one that says the opposite, also where others came after it, as long as none of them stands on
 * its words. Taking back one that took something back does that again. Null where there is no such revision.
 */
export async function undoRevision(
  db: Database,
  transcriptId: number,
  number: number,
  { author, now, batch }: UndoRequest,
): Promise<Revised | null> {
  return writeWhole(db, async (tx) => {
    const revision = await findRevision(tx, transcriptId, number);
    if (!revision) return null;
    if (revision.state !== "applied") return UNCHANGED;
    const others = await listStanding(tx, transcriptId, number);
    const wanted = invertCorrections(revision.corrections);
    const over = others.flatMap(({ corrections }) => corrections);
    const corrections = carryCorrections(wanted, over);
    const undoing = { state: "applied", standing: true, authorId: author.id, createdAt: now, undoes: number };
    return revise(tx, transcriptId, { corrections, wanted, others }, async (carried) => {
      await setState(tx, transcriptId, number, "undone");
      if (revision.undoes !== null) await setState(tx, transcriptId, revision.undoes, "applied");
      return addRevision(tx, transcriptId, carried, { ...undoing, batch: batch ?? null });
    });
  });
}

async function setState(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  number: number,
  state: RevisionState,
): Promise<void> {
  const where = { transcriptId_number: { transcriptId, number } };
  await tx.revision.update({ where, data: { state }, select: { id: true } });
}
