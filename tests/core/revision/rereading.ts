import { applyCorrections, applyRevision } from "#core/revision/apply.ts";
import { carryCorrections } from "#core/revision/carry.ts";
import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import { planCorrections } from "#core/revision/plan.ts";
import { type Reapplied, reapply } from "#core/revision/reapply.ts";
import type { Wish } from "#core/revision/wish.ts";
import { wordSpans } from "#core/text/word.ts";
import type { Passage } from "#core/transcript/passage.ts";
import { applied, idsFrom, plan, type Whim, wishOf } from "./generated.ts";

export type Passages = readonly EditablePassage[];
export interface Revision {
  readonly number: number;
  readonly corrections: readonly Correction[];
}

/** Revisions as whims have them; every fifth that can be is taken back again by one of its own. */
export function revise(
  first: Passages,
  whims: readonly Whim[],
): { readonly revisions: readonly Revision[]; readonly current: Passages } {
  const nextId = idsFrom(100);
  const revisions: Revision[] = [];
  let current = first;
  for (const one of whims) {
    const older = one.which % 5 === 0 ? revisions[one.at % (revisions.length || 1)] : undefined;
    const since = older ? revisions.slice(older.number).flatMap(({ corrections }) => corrections) : [];
    const back = older ? carryCorrections(invertCorrections(older.corrections), since) : null;
    const undone = back && applyRevision(current, back);
    const planned =
      undone?.kind === "applied" && back
        ? { passages: undone.passages, corrections: back }
        : plan(current, wishOf(current, one), nextId);
    if (!planned) continue;
    revisions.push({ number: revisions.length + 1, corrections: planned.corrections });
    current = planned.passages;
  }
  return { revisions, current };
}

export const asImported = (passages: Passages): readonly Passage[] =>
  passages.map(({ id: _, ...passage }) => passage);
/** What is imported with the revisions as they are now on it. */
export const reapplied = ({ source, revisions }: Reapplied) =>
  applied(
    applyCorrections(
      source,
      revisions.flatMap(({ corrections }) => corrections),
    ),
  );

/** Passages of these texts, a word a second. */
export function spoken(texts: readonly string[], from = 0): Passages {
  let now = from;
  return texts.map((text, index) => {
    const start = now;
    const wordTimes = wordSpans(text).map(() => now++);
    return { id: index + 1, speaker: "Ada", start, end: now, text, wordTimes };
  });
}
export const untimed = (texts: readonly string[]): Passages =>
  texts.map((text, index) => ({
    id: index + 1,
    speaker: "Ada",
    start: null,
    end: null,
    text,
    wordTimes: [],
  }));

/** What becomes of wishes on one reading when there is another. */
export function reread(first: Passages, wishes: readonly Wish[], after: Passages) {
  const nextId = idsFrom(100);
  let current = first;
  const revisions = wishes.map((wish, index) => {
    const planned = planCorrections(current, [wish], nextId);
    if (planned.kind !== "planned") throw new Error(`The wish ${index} does not fit`);
    current = planned.passages;
    return { number: index + 1, corrections: planned.corrections };
  });
  const again = reapply(first, asImported(after), revisions, idsFrom(1000));
  return {
    texts: again.current.map(({ text }) => text),
    fits: again.revisions.map(({ fits }) => fits),
    ...again,
  };
}
