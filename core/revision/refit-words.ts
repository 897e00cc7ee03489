import { wordSpans } from "../text/word.ts";
import type { Correction, WordsCorrection } from "./correction.ts";
import { areEqual } from "./equal-lists.ts";
import type { Marked, MarkedPlace } from "./marked.ts";
import { isTimedAlike, retimeWords, untilNext } from "./retime.ts";
import { listWords } from "./word-alignment.ts";

export function refitWords(
  correction: WordsCorrection,
  old: Marked,
  now: Marked,
): readonly Correction[] | null {
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
function placeOfRow(marks: readonly number[], from: number, count: number, now: Marked): MarkedPlace | null {
  // What is put in stands before the next word; only behind the last there is none.
  const isLast = from === marks.length;
  const place = now.placeOf(marks[isLast ? from - 1 : from]);
  if (!place) return null;
  const { index } = place;
  const word = isLast ? place.word + 1 : place.word;
  const there = now.marksOf(now.passages[index]?.id ?? -1);
  if (count === 0) return from === 0 || marks[from - 1] === there[word - 1] ? { index, word } : null;
  return areEqual(marks.slice(from, from + count), there.slice(word, word + count)) ? { index, word } : null;
}

/** Where a word begins, in UTF-16 units, or behind the last one where that ends. */
function edgeOf(text: string, word: number): number {
  const spans = wordSpans(text);
  return spans[word]?.start ?? spans.at(-1)?.end ?? 0;
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

function isAscending(times: readonly number[]): boolean {
  return times.every((time, place) => time >= (times[place - 1] ?? time));
}
