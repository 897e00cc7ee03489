import type { Segment } from "./segment.ts";

/** Words by their numbers, from the first to before the last. Empty where both are the same. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** No byte of UTF-8: what begins with a prefix stands before the prefix with it. */
const BEYOND = 0xff;
const PAIRED = /[\ud800-\udfff]/;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The number of a word, as a range of one; empty where the segment has it not. O(log n). */
export function rangeOfWord(segment: Segment, word: string): WordRange {
  const bytes = encoder.encode(word);
  const from = firstFrom(segment, bytes);
  return {
    from,
    to: from <= segment.size.words && compareWith(segment, from, bytes) === 0 ? from + 1 : from,
  };
}

/** The words that begin so. O(log n). */
export function rangeOfPrefix(segment: Segment, prefix: string): WordRange {
  const bytes = encoder.encode(prefix);
  return { from: firstFrom(segment, bytes), to: firstFrom(segment, Uint8Array.of(...bytes, BEYOND)) };
}

/** All words of a segment: the first has the number 1. */
export function listWords({ wordEnds, wordBytes }: Segment): readonly string[] {
  // A copy: what threads share is not decoded everywhere.
  const text = decoder.decode(wordBytes.slice());
  const words: string[] = [];
  let from = 0;
  let bytes = 0;
  for (const end of wordEnds) {
    let to = from;
    for (; bytes < end; to++) bytes += bytesOfUnit(text.charCodeAt(to));
    words.push(text.slice(from, to));
    from = to;
  }
  return words;
}

/** How many bytes of UTF-8 a unit of UTF-16 takes: of four bytes each half of a pair has two. */
export function bytesOfUnit(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || isSurrogate(unit) ? 2 : 3;
}

/** Words in the order of their UTF-8 bytes, which is that of their code points. */
export function sortWords(words: string[]): string[] {
  // Units are in that order too, but for those of pairs.
  return words.some((word) => PAIRED.test(word)) ? words.sort(compareWords) : words.sort();
}

/** Which of two words stands first, in that order. */
export function compareWords(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    // Halves of surrogate pairs stand for what comes after all other units.
    if (a !== b) return (isSurrogate(a) ? a + 0x1_0000 : a) - (isSurrogate(b) ? b + 0x1_0000 : b);
  }
  return one.length - other.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** The number of the first word that is not before these bytes; one more than there are words where all are. */
function firstFrom(segment: Segment, bytes: Uint8Array): number {
  let low = 1;
  let high = segment.size.words + 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareWith(segment, middle, bytes) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareWith({ wordEnds, wordBytes }: Segment, word: number, bytes: Uint8Array): number {
  const start = word === 1 ? 0 : (wordEnds[word - 2] ?? 0);
  const length = (wordEnds[word - 1] ?? 0) - start;
  for (let at = 0; at < length && at < bytes.length; at++) {
    const difference = (wordBytes[start + at] ?? 0) - (bytes[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - bytes.length;
}
