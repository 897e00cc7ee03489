import { mayAct } from "#core/account/role.ts";
import { planCorrections } from "#core/revision/plan.ts";
import type { Wish } from "#core/revision/wish.ts";
import type { Member } from "../accounts/session.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { lastOn } from "./misfit.ts";
import { openPassageKeys } from "./passage-keys.ts";
import { readPassages, savePassages } from "./passages.ts";
import { addRevision, difference, type Revised, UNCHANGED } from "./revise.ts";
import { listStanding } from "./revision-row.ts";

/** Who wants it, when, and what they say of it. */
export interface CorrectionRequest {
  readonly author: Member;
  readonly now: Date;
  readonly wishes: readonly Wish[];
  readonly note: string;
}

/** So many proposals of one listener may wait. */
const MOST_WAITING = 200;

/**
 * Does at once what an editor wishes, and keeps what a listener wishes for an editor to decide; where more of theirs waits
 * than anybody reads, it is `full`.
 */
export async function correctTranscript(
  db: Database,
  transcriptId: number,
  { author, now, wishes, note }: CorrectionRequest,
): Promise<Revised | { readonly kind: "full" }> {
  const decides = mayAct(author.role, "editor");
  return writeWhole(db, async (tx) => {
    if (!decides && (await waitingOf(tx, author.id)) >= MOST_WAITING) return { kind: "full" };
    const before = await readPassages(tx, transcriptId);
    const keys = await openPassageKeys(tx, transcriptId);
    const plan = planCorrections(before, wishes, keys.next);
    if (plan.kind === "misfit") {
      const named = plan.passage ? [plan.passage.id] : passageOf(wishes[plan.wish]);
      return { ...plan, last: lastOn(named, await listStanding(tx, transcriptId)) };
    }
    if (plan.corrections.length === 0) return UNCHANGED;
    const fields = { standing: decides, authorId: author.id, createdAt: now, note };
    const state = decides ? "applied" : "proposed";
    const revision = await addRevision(tx, transcriptId, plan.corrections, { ...fields, state });
    await keys.keep();
    if (decides) await savePassages(tx, transcriptId, before, plan.passages);
    return { kind: decides ? "kept" : "proposed", revision, ...difference(before, plan.passages) };
  });
}

function waitingOf(tx: Prisma.TransactionClient, authorId: number): Promise<number> {
  return tx.revision.count({ where: { authorId, state: "proposed" } });
}

function passageOf(wish: Wish | undefined): readonly number[] {
  return wish === undefined || wish.kind === "rename" ? [] : [wish.passage];
}
