/** Scripts written without spaces, as the inside of a character class: each of their characters counts as a word. */
export const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";

/** Where a word stands in a text, in UTF-16 units: `start` inclusive, `end` exclusive. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

const WORD = new RegExp(`[${UNSPACED}]\\p{M}*[^\\s\\p{L}\\p{N}]*|[^\\s${UNSPACED}]+`, "gu");
const UNSPACED_EDGE = new RegExp(`^[${UNSPACED}]`, "u");

/**
 * The words of a text, in order: runs without white space, and single characters of unspaced scripts with the
 * punctuation that follows them. One rule for server and browser, so that the n-th word time always belongs to
 * the n-th word here.
 */
export function wordSpans(text: string): readonly WordSpan[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether a space is wanted before `next` when it follows `previous` in running text. */
export function spacedBefore(previous: string, next: string): boolean {
  return !(UNSPACED_EDGE.test(previous) && UNSPACED_EDGE.test(next));
}
