import { knownLanguage } from "./language.ts";
import type { WordSpan } from "./word.ts";

/** The sentences of a text, in order: where each stands, in UTF-16 units. `language` is in BCP 47. */
export function sentenceSpans(text: string, language: string): readonly WordSpan[] {
  return Array.from(segmenter(language).segment(text), ({ index, segment }) => spanOf(index, segment));
}

/** Where the sentence of a text stands in which a character does. Without a character there, nothing at its end. */
export function sentenceSpan(text: string, offset: number, language: string): WordSpan {
  const found = segmenter(language).segment(text).containing(offset);
  return found ? spanOf(found.index, found.segment) : { start: text.length, end: text.length };
}

/** The sentence of a text in which a character stands. */
export function sentenceAround(text: string, offset: number, language: string): string {
  const { start, end } = sentenceSpan(text, offset, language);
  return text.slice(start, end);
}

function segmenter(language: string): Intl.Segmenter {
  return new Intl.Segmenter(knownLanguage(language), { granularity: "sentence" });
}

/** Without the white space around it. */
function spanOf(index: number, segment: string): WordSpan {
  const start = index + segment.length - segment.trimStart().length;
  return { start, end: start + segment.trim().length };
}
