import { indexWords } from "../text/indexed-text.ts";
import { formatMoment, type Moment } from "../time/moment.ts";

/** Words that were said, by one speaker or several, and when. */
export interface Quote {
  readonly text: string;
  /** Who says it; null where nobody is named, or several do. */
  readonly speaker: string | null;
  /** From the first word to the end of the last. */
  readonly moment: Moment;
  /** BCP 47. */
  readonly language: string;
}

/** What a link keeps of a quote, so that its words can be found again: at most so many characters. */
export const LONGEST_PRINT = 48;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * The print of a quote, for links: its words, each as a few letters that depend on it alone; of a long quote one letter
 * a word, and of a very long one the words at both ends. Written `2.AbCd…`: letters a word, then the letters; a
 * very long one is `1.start~end`. Empty when there are no words.
 */
export function quotePrint(text: string): string {
  const words = indexWords(text);
  if (words.length === 0) return "";
  const most = LONGEST_PRINT - 2;
  const size = Math.max(1, Math.min(MOST_LETTERS, Math.floor(most / words.length)));
  const mark = (some: readonly string[]) => some.map((word) => wordMark(word, size)).join("");
  if (words.length * size <= most) return `${size}.${mark(words)}`;
  const half = Math.floor((most - 1) / 2);
  return `${size}.${mark(words.slice(0, half))}~${mark(words.slice(-half))}`;
}

/** Letters a word at most: 24 bits, which no other word of an episode is likely to have. */
const MOST_LETTERS = 4;

/** A word as `size` letters of six bits (FNV-1a). */
export function wordMark(word: string, size: number): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  // The low bits of FNV are weak; they are mixed once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return Array.from({ length: size }, (_, place) => LETTERS[(hash >>> (6 * place)) & 63] ?? "").join("");
}

/** The address of a quote: its moment, and its print to find it again when the transcript has changed. */
export function quoteHref(episodeHref: string, { moment, text }: Quote): string {
  const print = quotePrint(text);
  return `${episodeHref}?t=${formatMoment(moment)}${print === "" ? "" : `&quote=${print}`}`;
}
