import { roundToMillisecond } from "../time/time.ts";
import type { EditablePassage } from "./correction.ts";
import { areEqual } from "./equal-lists.ts";
import { alignWords, listWords } from "./word-alignment.ts";

/**
 * When the words of a new text are spoken, in seconds, one for each of its `wordSpans`: those that stood there keep their
 * times, and others share what lies between them in proportion to their length. Never decreasing, and within the passage;
 * empty for one without times.
 */
export function retime(passage: EditablePassage, text: string): readonly number[] {
  return retimeWords(passage, 0, passage.wordTimes.length, listWords(text));
}

/** When the words are spoken that stand for those of a passage from one on to before another, by the same rule. */
export function retimeWords(
  passage: EditablePassage,
  from: number,
  to: number,
  words: readonly string[],
): readonly number[] {
  const { start, end, wordTimes } = passage;
  if (start === null || end === null) return [];
  const old = listWords(passage.text);
  const times: number[] = [];
  let [before, after] = [from, 0];
  const kept = alignWords(old.slice(from, to), words).map((pair) => ({
    ...pair,
    before: from + pair.before,
  }));
  for (const next of [...kept, { before: to, after: words.length }]) {
    const others = words.slice(after, next.after);
    const until = wordTimes[next.before] ?? end;
    // Where words were taken away their time is free; else the word before gives up a part of its own.
    const free = next.before > before ? wordTimes[before] : undefined;
    const last = after === 0 ? old[from - 1] : words[after - 1];
    const lastTime = times.at(-1) ?? wordTimes[from - 1] ?? start;
    if (free !== undefined || last === undefined) times.push(...share(others, free ?? start, until));
    else times.push(...share([last, ...others], lastTime, until).slice(1));
    if (next.after < words.length) times.push(until);
    [before, after] = [next.before + 1, next.after + 1];
  }
  return times;
}

/** Where cues overlap a passage ends after the next one begins: the passage as it must be for no word of it to be moved there. */
export function untilNext(passage: EditablePassage, next: EditablePassage | undefined): EditablePassage {
  const { start, end, wordTimes } = passage;
  if (start === null || end === null || next?.start == null) return passage;
  return { ...passage, end: Math.max(wordTimes.at(-1) ?? start, Math.min(end, next.start)) };
}

/** Whether two passages have the same times at their ends, of so many words, and of the words beside those. */
export function isTimedAlike(
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
  return areEqual(timesOf(one, from), timesOf(other, fromOther));
}

/** When words begin that fill a stretch of time by their length. */
function share(words: readonly string[], start: number, end: number): readonly number[] {
  const total = words.reduce((sum, word) => sum + word.length, 0);
  let said = 0;
  return words.map((word) => {
    const time = roundToMillisecond(start + ((end - start) * said) / total);
    said += word.length;
    return Math.min(end, Math.max(start, time));
  });
}
