import { wordSpans } from "../text/word.ts";
import type { Passage } from "../transcript/passage.ts";
import { applyCorrections } from "./apply.ts";
import type { Correction, EditablePassage } from "./correction.ts";
import { Marked } from "./marked.ts";
import { refit } from "./refit.ts";
import { shiftBetween, shiftCorrections } from "./shift.ts";
import { findSameWords, type SameWords, type TranscriptWord } from "./sure-words.ts";
import { listWords } from "./word-alignment.ts";

interface Numbered {
  readonly number: number;
  readonly corrections: readonly Correction[];
}

export interface Reapplied {
  /** What was imported, without any revision. */
  readonly source: readonly EditablePassage[];
  readonly current: readonly EditablePassage[];
  /** In the order that was given; of those that do not fit the corrections are as they were. */
  readonly revisions: readonly (Numbered & { readonly fits: boolean })[];
}

/**
 * Puts the revisions of a transcript on it when it is read anew. `source` is what was imported the last time, and `revisions`
 * are told of it, in order. Passages that hold the words of one of before have its id, others get one of `nextId`. A revision
 * is found again as a whole, by the words that it touches and their neighbours, or does not fit: it is never put on words
 * that may be others. Its new words get times as in planning; where nothing else has changed they keep them.
 */
export function reapply(
  source: readonly EditablePassage[],
  imported: readonly Passage[],
  revisions: readonly Numbered[],
  nextId: () => number,
): Reapplied {
  const shifted = reapplyShifted(source, imported, revisions);
  if (shifted) return shifted;
  const same = findSameWords(listTranscriptWords(source), listTranscriptWords(imported));
  const passages = identify(source, imported, same, nextId);
  let nextMark = 0;
  const all = source.flatMap(({ text }) => listWords(text).map(() => nextMark++));
  const known = new Map(same.sure.map(({ before, after }) => [after, before]));
  let old = marked(source, (flat) => all[flat] ?? -1);
  let now = marked(passages, (flat) => known.get(flat) ?? -1);
  const reapplied = revisions.map(({ number, corrections }) => {
    const freshMarks = corrections.map((one) =>
      one.kind === "words" ? wordSpans(one.inserted).map(() => nextMark++) : [],
    );
    const both = reapplyOne(corrections, freshMarks, old, now);
    old = both.old;
    now = both.now ?? now;
    return { number, corrections: both.corrections ?? corrections, fits: both.corrections !== null };
  });
  return { source: passages, current: now.passages, revisions: reapplied };
}

/** Where nothing is different but when all is said: what is the same needs no looking for. Null where more is. */
function reapplyShifted(
  source: readonly EditablePassage[],
  imported: readonly Passage[],
  revisions: readonly Numbered[],
): Reapplied | null {
  const by = shiftBetween(source, imported);
  if (by === null) return null;
  const passages = source.map((passage, place) => ({ ...passage, ...imported[place] }));
  const shifted = revisions.map(({ number, corrections }) => ({
    number,
    corrections: by === 0 ? corrections : shiftCorrections(corrections, by),
    fits: true,
  }));
  const all = shifted.flatMap(({ corrections }) => corrections);
  const applied = applyCorrections(passages, all);
  return applied.kind === "applied"
    ? { source: passages, current: applied.passages, revisions: shifted }
    : null;
}

interface Both {
  readonly old: Marked;
  /** Null where it does not fit. */
  readonly now: Marked | null;
  readonly corrections: readonly Correction[] | null;
}

/** One revision, on the reading that it is told of and on the other. */
function reapplyOne(
  corrections: readonly Correction[],
  freshMarks: readonly (readonly number[])[],
  old: Marked,
  now: Marked,
): Both {
  let before = old;
  let after: Marked | null = now;
  const made: Correction[] = [];
  for (const [place, correction] of corrections.entries()) {
    const fresh = freshMarks[place] ?? [];
    const next = before.after(correction, fresh);
    // It did not fit the reading of before either.
    if (next === null) return { old, now: null, corrections: null };
    const meant: readonly Correction[] | null = after && refit(correction, before, after);
    for (const one of meant ?? []) after = after?.after(one, fresh) ?? null;
    made.push(...(meant ?? []));
    if (meant === null) after = null;
    before = next;
  }
  if (!after || after.passages.some(({ text }) => text === ""))
    return { old: before, now: null, corrections: null };
  return { old: before, now: after, corrections: made };
}

function listTranscriptWords(passages: readonly Passage[]): readonly TranscriptWord[] {
  return passages.flatMap(({ text, wordTimes }) =>
    listWords(text).map((word, place) => ({ word, time: wordTimes[place] ?? null })),
  );
}

function marked(passages: readonly EditablePassage[], markOf: (flat: number) => number): Marked {
  let flat = 0;
  const marks = passages.map(({ id, text }) => [id, wordSpans(text).map(() => markOf(flat++))] as const);
  return new Marked(passages, new Map(marks));
}

/** What was imported, with the ids of the passages of before that most of their words are from, each given once. */
function identify(
  source: readonly EditablePassage[],
  imported: readonly Passage[],
  { pairs }: SameWords,
  nextId: () => number,
): readonly EditablePassage[] {
  const [from, to] = [source, imported].map((passages) =>
    passages.flatMap(({ text }, index) => wordSpans(text).map(() => index)),
  );
  const shared = new Map<number, Map<number, number>>();
  for (const { before, after } of pairs) {
    const [one, other] = [from?.[before] ?? 0, to?.[after] ?? 0];
    const counts = shared.get(other) ?? new Map<number, number>();
    shared.set(other, counts.set(one, (counts.get(one) ?? 0) + 1));
  }
  const likely = [...shared]
    .flatMap(([index, counts]) => [...counts].map(([one, count]) => ({ index, one, count })))
    .filter(({ index, count }) => count * 2 > wordSpans(imported[index]?.text ?? "").length)
    .sort((a, b) => b.count - a.count);
  const ids = new Map<number, number>();
  const given = new Set<number>();
  for (const { index, one } of likely) {
    const id = source[one]?.id;
    if (id === undefined || given.has(id) || ids.has(index)) continue;
    ids.set(index, id);
    given.add(id);
  }
  return imported.map((passage, index) => ({ id: ids.get(index) ?? nextId(), ...passage }));
}
