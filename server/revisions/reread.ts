import { applyCorrections } from "#core/revision/apply.ts";
import type { EditablePassage } from "#core/revision/correction.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import { reapply } from "#core/revision/reapply.ts";
import type { Passage } from "#core/transcript/passage.ts";
import type { Prisma } from "../db/client.ts";
import { openPassageKeys } from "./passage-keys.ts";
import { type Reader, readPassages, savePassages } from "./passages.ts";
import { listStanding, type Revision, toJson } from "./revision-row.ts";

/**
 * Writes the passages of a transcript whose file was read again. Those that are the same keep their ids, and what was
 * corrected is corrected again; what does not fit the new text waits for an editor.
 */
export async function rereadPassages(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  imported: readonly Passage[],
): Promise<void> {
  const current = await readPassages(tx, transcriptId);
  const standing = await listStanding(tx, transcriptId);
  const keys = await openPassageKeys(tx, transcriptId);
  const read = reapply(textBefore(current, standing), imported, standing, keys.next);
  await keys.keep();
  await savePassages(tx, transcriptId, current, read.current);
  for (const [place, revision] of standing.entries()) {
    const now = read.revisions[place];
    if (now?.fits) await saveCorrections(tx, revision, now.corrections);
    else await layAside(tx, revision);
  }
}

/** What was imported of a transcript, without what was corrected in it. */
export async function readSource(db: Reader, transcriptId: number): Promise<readonly EditablePassage[]> {
  const [current, standing] = [await readPassages(db, transcriptId), await listStanding(db, transcriptId)];
  return textBefore(current, standing);
}

/** Whether this is what was imported before, whatever times its words have. */
export async function isTextKept(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  imported: readonly Passage[],
): Promise<boolean> {
  const source = await readSource(tx, transcriptId);
  return (
    source.length === imported.length &&
    source.every(({ text, speaker }, place) => {
      const other = imported[place];
      return other?.text === text && other.speaker === speaker;
    })
  );
}

/** Passages as they were before these revisions, which came one after another and are all that came since. */
export function textBefore(
  passages: readonly EditablePassage[],
  revisions: readonly Pick<Revision, "number" | "corrections">[],
): readonly EditablePassage[] {
  return revisions.reduceRight((text, { number, corrections }) => {
    const applied = applyCorrections(text, invertCorrections(corrections));
    if (applied.kind === "misfit") throw new Error(`Revision ${number} is not what led to its transcript.`);
    return applied.passages;
  }, passages);
}

async function saveCorrections(
  tx: Prisma.TransactionClient,
  { id, corrections }: Revision,
  now: Revision["corrections"],
): Promise<void> {
  if (JSON.stringify(now) === JSON.stringify(corrections)) return;
  await tx.revision.update({ where: { id }, data: { corrections: toJson(now) }, select: { id: true } });
}

/** What was taken back already, or takes something back, is nothing that anybody need decide. */
async function layAside(tx: Prisma.TransactionClient, { id, state, undoes }: Revision): Promise<void> {
  const waits = state === "applied" && undoes === null;
  const data = { standing: false, ...(waits && { state: "conflict" }) };
  await tx.revision.update({ where: { id }, data, select: { id: true } });
}
