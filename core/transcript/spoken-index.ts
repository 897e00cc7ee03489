import { decodeWordTimes, indexAt } from "./word-times.ts";

/** All words of a transcript in one row, with their times: what following looks into on every frame. */
export interface SpokenIndex {
  /** Starts of all words, seconds, ascending. */
  readonly starts: Float64Array;
  /** For each passage, the index of its first word in `starts`; ascending. */
  readonly firstWords: Int32Array;
  /** For each passage, when it ends, in seconds; null where that is not known. */
  readonly ends: readonly (number | null)[];
}

/** A word by its passage and its place in that passage, both counted from 0. */
export interface WordPlace {
  readonly passage: number;
  readonly word: number;
}

/** Words one after another: the first and the last of them. */
export interface WordRun {
  readonly from: WordPlace;
  readonly to: WordPlace;
}

/** A word that begins so short a time before a range belongs to it: links are rounded. Seconds. */
export const ROUNDED = 0.0015;

/** Builds the index from the encoded word times of all passages, in order (see word-times.ts), and their ends where they are known. */
export function buildSpokenIndex(
  wordTimes: readonly string[],
  ends: readonly (number | null)[] = wordTimes.map(() => null),
): SpokenIndex {
  const decoded = wordTimes.map(decodeWordTimes);
  const firstWords = new Int32Array(decoded.length);
  const starts = new Float64Array(decoded.reduce((sum, times) => sum + times.length, 0));
  let next = 0;
  for (const [passage, times] of decoded.entries()) {
    firstWords[passage] = next;
    starts.set(times, next);
    next += times.length;
  }
  return { starts, firstWords, ends };
}

/** The word spoken at `time`: the last that has begun, also in a pause. Null before the first. O(log n). */
export function wordAt(index: SpokenIndex, time: number): WordPlace | null {
  const flat = indexAt(index.starts, time);
  return flat < 0 ? null : placeOf(index, flat);
}

/** The first and the last word that begin within a range; null where none does. Seconds. */
export function wordsWithin(index: SpokenIndex, start: number, end: number): WordRun | null {
  const first = indexAt(index.starts, start - ROUNDED) + 1;
  const last = indexAt(index.starts, end - ROUNDED);
  return last < first ? null : { from: placeOf(index, first), to: placeOf(index, last) };
}

/** When a word begins, in seconds; null where the transcript knows no such word. */
export function timeOfWord(index: SpokenIndex, place: WordPlace): number | null {
  const first = index.firstWords[place.passage];
  const next = index.firstWords[place.passage + 1] ?? index.starts.length;
  if (first === undefined || place.word < 0 || first + place.word >= next) return null;
  return index.starts[first + place.word] ?? null;
}

/** Of a word by its place among all. */
export function placeOf({ firstWords }: SpokenIndex, flat: number): WordPlace {
  const passage = indexAt(firstWords, flat);
  return { passage, word: flat - (firstWords[passage] ?? 0) };
}
