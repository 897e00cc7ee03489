import { wordSpans } from "../text/word.ts";
import type {
  Correction,
  EditablePassage,
  MergeCorrection,
  SpeakerCorrection,
  SplitCorrection,
  WordsCorrection,
} from "./correction.ts";
import { areEqual } from "./equal-lists.ts";

export type Applied =
  | { readonly kind: "applied"; readonly passages: readonly EditablePassage[] }
  /** What a correction expects is not there: its place in the list. */
  | { readonly kind: "misfit"; readonly correction: number };

/**
 * A whole transcript, in order, after corrections, one after another. Strict: all that one says is removed must stand
 * exactly where it says, and what comes of it must be a passage as it should be, else none is applied.
 */
export function applyCorrections(
  passages: readonly EditablePassage[],
  corrections: readonly Correction[],
): Applied {
  let current = passages;
  for (const [place, correction] of corrections.entries()) {
    const next = applyOne(current, correction);
    if (next === null) return { kind: "misfit", correction: place };
    current = next;
  }
  return { kind: "applied", passages: current };
}

/** The same for a whole revision: it leaves no passage without words, as it may have on its way to joining them. */
export function applyRevision(
  passages: readonly EditablePassage[],
  corrections: readonly Correction[],
): Applied {
  const applied = applyCorrections(passages, corrections);
  const isWhole = applied.kind === "misfit" || applied.passages.every(({ text }) => text !== "");
  return isWhole ? applied : { kind: "misfit", correction: corrections.length - 1 };
}

function applyOne(
  passages: readonly EditablePassage[],
  correction: Correction,
): readonly EditablePassage[] | null {
  if (correction.kind === "speaker") return applySpeaker(passages, correction);
  const index = passages.findIndex(({ id }) => id === correction.passage);
  const passage = passages[index];
  if (!passage) return null;
  if (correction.kind === "merge") {
    const following = passages[index + 1];
    const joined = following?.id === correction.into ? merge(passage, following, correction) : null;
    return joined && passages.toSpliced(index, 2, joined);
  }
  if (correction.kind === "words") {
    const changed = changeWords(passage, correction);
    return changed && isInTurn(passages, index, correction.times.inserted)
      ? passages.with(index, changed)
      : null;
  }
  if (passages.some(({ id }) => id === correction.into)) return null;
  const parts = split(passage, correction);
  return parts && passages.toSpliced(index, 1, ...parts);
}

function applySpeaker(
  passages: readonly EditablePassage[],
  { passages: ids, removed, inserted }: SpeakerCorrection,
): readonly EditablePassage[] | null {
  const meant = new Set(ids);
  const found = passages.filter(({ id, speaker }) => meant.has(id) && speaker === removed);
  if (found.length !== meant.size) return null;
  return passages.map((passage) => (meant.has(passage.id) ? { ...passage, speaker: inserted } : passage));
}

function changeWords(passage: EditablePassage, correction: WordsCorrection): EditablePassage | null {
  const { at, removed, inserted, times } = correction;
  const { text, wordTimes } = passage;
  const last = times.from + times.removed.length;
  if (at > text.length || text.slice(at, at + removed.length) !== removed) return null;
  if (!areEqual(wordTimes.slice(times.from, last), times.removed)) return null;
  return whole({
    ...passage,
    text: text.slice(0, at) + inserted + text.slice(at + removed.length),
    wordTimes: [...wordTimes.slice(0, times.from), ...times.inserted, ...wordTimes.slice(last)],
  });
}

function split(
  passage: EditablePassage,
  { into, at, words, gap, speaker, end, start }: SplitCorrection,
): readonly EditablePassage[] | null {
  const { text, wordTimes } = passage;
  const head = text.slice(0, Math.max(0, at - gap.length));
  if (at > text.length || head + gap !== text.slice(0, at) || passage.speaker !== speaker) return null;
  if (wordSpans(head).length !== words) return null;
  const first = whole({ ...passage, end, text: head, wordTimes: wordTimes.slice(0, words) });
  const second = whole({
    ...passage,
    id: into,
    start,
    text: text.slice(at),
    wordTimes: wordTimes.slice(words),
  });
  return first && second && [first, second];
}

function merge(
  passage: EditablePassage,
  following: EditablePassage,
  { at, words, gap, speaker, end, start }: MergeCorrection,
): EditablePassage | null {
  if (passage.speaker !== speaker || following.speaker !== speaker) return null;
  if (passage.end !== end || following.start !== start) return null;
  if (passage.text.length + gap.length !== at || /\S/.test(gap)) return null;
  if (wordSpans(passage.text).length !== words) return null;
  return whole({
    ...passage,
    end: following.end,
    text: passage.text + gap + following.text,
    wordTimes: [...passage.wordTimes, ...following.wordTimes],
  });
}

/** The passage, if its text is trimmed and it has a time for each of its words, in order and within it, or none at all. */
function whole(passage: EditablePassage): EditablePassage | null {
  const { start, end, text, wordTimes } = passage;
  if (text !== text.trim()) return null;
  if (start === null || end === null) return start === end && wordTimes.length === 0 ? passage : null;
  if (wordSpans(text).length !== wordTimes.length) return null;
  const isOrdered = [...wordTimes, end].every((time, place) => time >= (wordTimes[place - 1] ?? start));
  return isOrdered ? passage : null;
}

/** Whether times in a passage are not before the words of the passage before it, nor after those of the next. */
function isInTurn(passages: readonly EditablePassage[], index: number, times: readonly number[]): boolean {
  const isSpoken = ({ wordTimes }: EditablePassage) => wordTimes.length > 0;
  const before = passages.slice(0, index).findLast(isSpoken)?.wordTimes.at(-1);
  const after = passages.slice(index + 1).find(isSpoken)?.wordTimes[0];
  return times.every((time) => time >= (before ?? time) && time <= (after ?? time));
}
