import { wordSpans } from "../text/word.ts";
import type {
  Correction,
  EditablePassage,
  MergeCorrection,
  SpeakerCorrection,
  SplitCorrection,
  WordsCorrection,
} from "./correction.ts";
import type { Marked, MarkedPlace } from "./marked.ts";
import { retimeWords, untilNext } from "./retime.ts";
import { joinSeam, splitSeam } from "./seam.ts";
import { listWords } from "./word-alignment.ts";

/**
 * A correction of one reading of a transcript as it must be in another, found by the marks of the words that it touches and
 * of those beside them. None where there is nothing to be done; null where it has no sure place.
 */
export function refit(correction: Correction, old: Marked, now: Marked): readonly Correction[] | null {
  switch (correction.kind) {
    case "words":
      return refitWords(correction, old, now);
    case "speaker":
      return refitSpeaker(correction, old, now);
    case "split":
      return refitSplit(correction, old, now);
    case "merge":
      return refitMerge(correction, old, now);
  }
}

function refitWords(correction: WordsCorrection, old: Marked, now: Marked): readonly Correction[] | null {
  const { at, removed, inserted, times } = correction;
  const [marks, passage] = [old.marksOf(correction.passage), old.find(correction.passage)];
  if (marks.length === 0) return refitFirstWords(correction, now);
  const { from } = times;
  const count = wordSpans(removed).length;
  const place = placeOfRow(marks, from, count, now);
  const there = place && now.passages[place.index];
  if (!passage || !there) return null;
  const first = place.word;
  const isTimed = isTimedAlike(passage, from, there, first, count);
  const bounded = untilNext(there, now.passages[place.index + 1]);
  return [
    {
      kind: "words",
      passage: there.id,
      at: at + edgeOf(there.text, first) - edgeOf(passage.text, from),
      removed,
      inserted,
      times: {
        from: first,
        removed: there.wordTimes.slice(first, first + count),
        inserted: isTimed ? times.inserted : retimeWords(bounded, first, first + count, listWords(inserted)),
      },
    },
  ];
}

/** Where so many words stand in a row that stood from one on; null where they do not. Of none, between which two that is. */
function placeOfRow(
  marks: readonly number[],
  from: number,
  count: number,
  now: Marked,
): MarkedPlace | null {
  // What is put in stands before the next word; only behind the last there is none.
  const isLast = from === marks.length;
  const place = now.placeOf(marks[isLast ? from - 1 : from]);
  if (!place) return null;
  const { index } = place;
  const word = isLast ? place.word + 1 : place.word;
  const there = now.marksOf(now.passages[index]?.id ?? -1);
  if (count === 0) return from === 0 || marks[from - 1] === there[word - 1] ? { index, word } : null;
  return isSame(marks.slice(from, from + count), there.slice(word, word + count)) ? { index, word } : null;
}

/** Where a word begins, in UTF-16 units, or behind the last one where that ends. */
function edgeOf(text: string, word: number): number {
  const spans = wordSpans(text);
  return spans[word]?.start ?? spans.at(-1)?.end ?? 0;
}

/** Whether two passages have the same times at their ends, of so many words, and of the words beside those. */
function isTimedAlike(
  one: EditablePassage,
  from: number,
  other: EditablePassage,
  fromOther: number,
  count: number,
): boolean {
  const timesOf = ({ start, end, wordTimes }: EditablePassage, word: number) => [
    start,
    end,
    ...wordTimes.slice(Math.max(0, word - 1), word + count + 1),
  ];
  return isSame(timesOf(one, from), timesOf(other, fromOther));
}

/** The words of a passage that has none: another reading can only have one such passage, that was made for them. */
function refitFirstWords(correction: WordsCorrection, now: Marked): readonly Correction[] | null {
  const index = now.passages.findIndex(({ text }) => text === "");
  const there = now.passages[index];
  if (!there) return null;
  const { inserted, times } = correction;
  const bounded = untilNext(there, now.passages[index + 1]);
  const spoken = [bounded.start ?? 0, ...times.inserted, bounded.end ?? 0];
  const fits = (there.start !== null) === times.inserted.length > 0 && isAscending(spoken);
  const anew = retimeWords(bounded, 0, 0, listWords(inserted));
  return [
    {
      ...correction,
      passage: there.id,
      times: { from: 0, removed: [], inserted: fits ? times.inserted : anew },
    },
  ];
}

function refitSpeaker(
  { passages, removed, inserted }: SpeakerCorrection,
  old: Marked,
  now: Marked,
): readonly Correction[] | null {
  const said = old.passages.filter(({ speaker }) => speaker === removed);
  const isRename = passages.length > 1 && said.every(({ id }) => passages.includes(id));
  const meant = isRename
    ? now.passages.filter(({ speaker }) => speaker === removed)
    : findSpoken(passages, old, now);
  if (!meant?.every(({ speaker }) => speaker === removed || speaker === inserted)) return null;
  const ids = meant.filter(({ speaker }) => speaker === removed).map(({ id }) => id);
  return ids.length === 0 ? [] : [{ kind: "speaker", passages: ids, removed, inserted }];
}

/** The passages that hold most of the words of these, and no words of others; null where some of these have none such. */
function findSpoken(ids: readonly number[], old: Marked, now: Marked): readonly EditablePassage[] | null {
  const own = new Set(ids.flatMap((id) => old.marksOf(id)));
  const isEmpty = ids.some((id) => old.marksOf(id).length === 0);
  const meant = now.passages.filter(({ id, text }) => {
    const marks = now.marksOf(id);
    return text === "" ? isEmpty : marks.filter((mark) => own.has(mark)).length * 2 > marks.length;
  });
  const found = new Set(meant.flatMap(({ id }) => now.marksOf(id)));
  if ([...found].some((mark) => mark >= 0 && !own.has(mark))) return null;
  const isFound = (id: number) => {
    const marks = old.marksOf(id);
    return marks.filter((mark) => found.has(mark)).length * 2 >= marks.length;
  };
  return ids.every(isFound) ? meant : null;
}

function refitSplit(correction: SplitCorrection, old: Marked, now: Marked): readonly Correction[] | null {
  const { words, into } = correction;
  const [marks, passage] = [old.marksOf(correction.passage), old.find(correction.passage)];
  const [left, right] = [now.placeOf(marks[words - 1]), now.placeOf(marks[words])];
  const place = right ?? left;
  const there = place && now.passages[place.index];
  if (!passage || !there) return null;
  if (words > 0 && words < marks.length) {
    if (!left || !right) return null;
    if (left.index === right.index - 1 && right.word === 0 && isAtEnd(now, left)) return [];
    if (left.index !== right.index || left.word !== right.word - 1) return null;
  } else if (right ? right.word > 0 : left && !isAtEnd(now, left)) return null;
  const word = right ? right.word : place.word + 1;
  const seam = splitSeam(untilNext(there, now.passages[place.index + 1]), into, word);
  const { end, start } = isTimedAlike(passage, words, there, word, 0) ? correction : seam;
  return [{ kind: "split", ...seam, end, start }];
}

function refitMerge(correction: MergeCorrection, old: Marked, now: Marked): readonly Correction[] | null {
  const [marks, following] = [old.marksOf(correction.passage), old.marksOf(correction.into)];
  let index = -1;
  let { gap } = correction;
  if (marks.length === 0 || following.length === 0) {
    const empty = now.passages.findIndex(({ text }) => text === "");
    if (empty < 0) return [];
    index = following.length === 0 ? empty - 1 : empty;
    gap = "";
  } else {
    const [left, right] = [now.placeOf(marks.at(-1)), now.placeOf(following[0])];
    if (!left || !right) return null;
    if (left.index === right.index) return left.word === right.word - 1 ? [] : null;
    if (left.index !== right.index - 1 || right.word > 0 || !isAtEnd(now, left)) return null;
    index = left.index;
  }
  const [one, other] = [now.passages[index], now.passages[index + 1]];
  if (!one || !other) return null;
  return [{ kind: "merge", ...joinSeam(one, other), gap, at: one.text.length + gap.length }];
}

function isAtEnd(now: Marked, { index, word }: { readonly index: number; readonly word: number }): boolean {
  return now.marksOf(now.passages[index]?.id ?? -1).length === word + 1;
}

function isSame<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}

function isAscending(times: readonly number[]): boolean {
  return times.every((time, place) => time >= (times[place - 1] ?? time));
}
