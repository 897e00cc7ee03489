import { roundToMillisecond } from "../time/time.ts";
import type { EditablePassage } from "./correction.ts";
import { alignWords, listWords } from "./word-alignment.ts";

/**
 * When the words of a new text are spoken, in seconds, one for each of its `wordSpans`: those that stood there keep their
 * times, and others share what lies between them in proportion to their length. Never decreasing, and within the passage;
 * empty for one without times.
 */
export function retime(passage: EditablePassage, text: string): readonly number[] {
  const { start, end, wordTimes } = passage;
  if (start === null || end === null) return [];
  const words = listWords(text);
  const times: number[] = [];
  let [before, after] = [0, 0];
  const kept = alignWords(listWords(passage.text), words);
  for (const next of [...kept, { before: wordTimes.length, after: words.length }]) {
    const others = words.slice(after, next.after);
    const until = wordTimes[next.before] ?? end;
    // Where words were taken away their time is free; else the word before gives up a part of its own.
    const free = next.before > before ? wordTimes[before] : undefined;
    if (free !== undefined || after === 0) times.push(...share(others, free ?? start, until));
    else times.push(...share(words.slice(after - 1, next.after), times.at(-1) ?? start, until).slice(1));
    if (next.after < words.length) times.push(until);
    [before, after] = [next.before + 1, next.after + 1];
  }
  return times;
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
