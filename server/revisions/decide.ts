import { mayAct } from "#core/account/role.ts";
import { carryCorrections } from "#core/revision/carry.ts";
import type { Member } from "../accounts/session.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { deletionBy, putRevision } from "../trash/put.ts";
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
    const others = await listStanding(tx, transcriptId, revision.base);
    const over = others.flatMap(({ corrections }) => corrections);
    const corrections = carryCorrections(wanted, over);
    return revise(tx, transcriptId, { corrections, wanted, others }, async (carried) => {
      const base = await lastNumber(tx, transcriptId);
      const state = { state: "applied", standing: true, deciderId: decider.id };
      const data = { ...state, number: base + 1, base, corrections: toJson(carried) };
      await tx.revision.update({ where: { id: revision.id }, data, select: { id: true } });
      return data.number;
    });
  });
}

/**
 * Lays aside what waits, which an editor may and who proposed it; others are told that it is not `theirs`. It lies in the
 * trash then. Null where there is no such revision.
 */
export async function declineRevision(
  db: Database,
  transcriptId: number,
  number: number,
  decider: Member,
  now: Date,
): Promise<"declined" | "theirs" | "unchanged" | null> {
  return writeWhole(db, async (tx) => {
    const revision = await findRevision(tx, transcriptId, number);
    if (!revision) return null;
    if (!mayAct(decider.role, "editor") && revision.authorId !== decider.id) return "theirs";
    if (!isWaiting(revision)) return "unchanged";
    await putRevision(tx, revision.id, deletionBy(decider, now));
    return "declined";
  });
}

function isWaiting({ state }: { readonly state: string }): boolean {
  return state === "proposed" || state === "conflict";
}
