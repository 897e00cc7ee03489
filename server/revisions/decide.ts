import { mayAct } from "#core/account/role.ts";
import { carryCorrections } from "#core/revision/carry.ts";
import type { Member } from "../accounts/session.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { type Revised, revise, UNCHANGED } from "./revise.ts";
import { findRevision, lastNumber, listStanding, toJson } from "./revision-row.ts";

/**
 * Accepts what waits for an editor: a proposal, or what did not fit the text of a feed that was read again. It comes after
 * all that is there now. Null where there is no such revision.
 */
export async function acceptRevision(
  db: Database,
  transcriptId: number,
  number: number,
  decider: Member,
): Promise<Revised | null> {
  return writeWhole(db, async (tx) => {
    const revision = await findRevision(tx, transcriptId, number);
    if (!revision) return null;
    if (!isWaiting(revision)) return UNCHANGED;
    const wanted = revision.corrections;
    const others = await listStanding(tx, transcriptId, number);
    const over = others.flatMap(({ corrections }) => corrections);
    const corrections = carryCorrections(wanted, over);
    return revise(tx, transcriptId, { corrections, wanted, others }, async (carried) => {
      const next = (await lastNumber(tx, transcriptId)) + 1;
      const state = { state: "applied", standing: true, deciderId: decider.id };
      const data = { ...state, number: next, corrections: toJson(carried) };
      await tx.revision.update({ where: { id: revision.id }, data, select: { id: true } });
      return next;
    });
  });
}

/**
 * Lays aside what waits, which an editor may and who proposed it; others are told that it is not `theirs`. Null where there
 * is no such revision.
 */
export async function declineRevision(
  db: Database,
  transcriptId: number,
  number: number,
  { id, role }: Member,
): Promise<"declined" | "theirs" | null> {
  const revision = await findRevision(db, transcriptId, number);
  if (!revision) return null;
  if (!mayAct(role, "editor") && revision.authorId !== id) return "theirs";
  const waiting = { id: revision.id, state: { in: ["proposed", "conflict"] } };
  await db.revision.updateMany({ where: waiting, data: { state: "declined", deciderId: id } });
  return "declined";
}

function isWaiting({ state }: { readonly state: string }): boolean {
  return state === "proposed" || state === "conflict";
}
