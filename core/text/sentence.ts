import { knownLanguage } from "./language.ts";

/** The sentence of a text in which a character stands. `offset` is in UTF-16 units, `language` in BCP 47. */
export function sentenceAround(text: string, offset: number, language: string): string {
  const sentences = new Intl.Segmenter(knownLanguage(language), { granularity: "sentence" }).segment(text);
  return sentences.containing(offset)?.segment.trim() ?? "";
}
