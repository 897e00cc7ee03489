import { type WordSpan, wordSpans } from "../text/word.ts";
import type { Range } from "../time/moment.ts";
import type { StoredPassage, Transcript } from "./transcript.ts";
import { decodeWordTimes } from "./word-times.ts";

/** A shorter pause is speech. Seconds. */
const SHORTEST = 0.5;
/** In a longer one there is something else to be heard: music, or what nobody has written down. Seconds. */
const LONGEST = 10;
/** So much of a silence stays as it is at either end, so that no word is clipped. Seconds. */
const KEPT = 0.1;

/** A word is over so long after its beginning, and this many times as long as its letters take at the usual pace. Seconds. */
const LEAST_WORD = 0.2;
const DRAWL = 1.7;

/** How many letters the characters are worth that are said as whole words: digits, signs, and the letters of abbreviations. */
const DIGIT = 6;
const SIGN = 6;
const CAPITAL = 4;

/**
 * The silences between words, as far as they can be gone through without clipping any, in order; none where words were not
 * measured. Sources tell only when words begin: that they are over is concluded from their letters, on the safe side.
 */
export function listSilences({ timing, passages }: Transcript): readonly Range[] {
  if (timing !== "word") return [];
  const timed = passages
    .map((passage) => ({ ...passage, starts: decodeWordTimes(passage.wordTimes) }))
    .filter(({ starts }) => starts.length > 0);
  const pace = usualPace(timed);
  return timed.flatMap((passage, place) => silencesIn(passage, timed[place + 1]?.starts[0] ?? null, pace));
}

interface TimedPassage extends Pick<StoredPassage, "text" | "end"> {
  /** Of its words, in seconds. */
  readonly starts: readonly number[];
}

/** `after`: when the next passage begins; null after the last. `pace`: seconds a letter. */
function silencesIn(
  { text, starts, end }: TimedPassage,
  after: number | null,
  pace: number,
): readonly Range[] {
  let spans: readonly WordSpan[] | null = null;
  return starts.flatMap((start, word) => {
    const next = starts[word + 1] ?? after;
    if (next === null || next - start <= LEAST_WORD + SHORTEST) return [];
    spans ??= wordSpans(text);
    const span = spans[word];
    const letters = span ? weigh(text.slice(span.start, span.end)) : 0;
    const over = start + LEAST_WORD + DRAWL * pace * letters;
    const until = word === starts.length - 1 ? Math.max(over, end ?? 0) : over;
    const length = next - until;
    return length > SHORTEST && length <= LONGEST ? [{ start: until + KEPT, end: next - KEPT }] : [];
  });
}

/** Seconds a letter: the middle of all passages. */
function usualPace(passages: readonly TimedPassage[]): number {
  const paces = passages.flatMap(({ text, starts }) => {
    const [first, last] = [starts[0], starts.at(-1)];
    return first === undefined || last === undefined || last === first ? [] : (last - first) / text.length;
  });
  return paces.sort((a, b) => a - b)[paces.length >> 1] ?? 0;
}

const CAPITALS = /^\P{L}*(?:\p{Lu}\P{L}*){2,}$/u;

/** How many letters a word is worth when it is said. */
function weigh(word: string): number {
  const letter = CAPITALS.test(word) ? CAPITAL : 1;
  return (
    count(word, /\p{L}/gu) * letter + count(word, /\p{N}/gu) * DIGIT + count(word, /[\p{S}%&@#*/]/gu) * SIGN
  );
}

function count(text: string, kind: RegExp): number {
  return text.match(kind)?.length ?? 0;
}
