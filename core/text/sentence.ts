/** The sentence of a text in which a character stands. `offset` is in UTF-16 units, `language` in BCP 47. */
export function sentenceAround(text: string, offset: number, language: string): string {
  const [known = "en"] = Intl.Segmenter.supportedLocalesOf([language]);
  const sentences = new Intl.Segmenter(known, { granularity: "sentence" }).segment(text);
  return sentences.containing(offset)?.segment.trim() ?? "";
}
