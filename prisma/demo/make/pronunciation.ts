/**
 * How words are spoken that a voice would read wrongly: written word to spelling. The word with the one before it
 * ("being read") goes first, then the word with its punctuation, without it, and in small letters.
 */
export type Pronunciations = ReadonlyMap<string, string>;

/** A sentence as it is given to a voice, and for each written word where its spelling begins in that text. */
export interface Utterance {
  readonly text: string;
  /** One offset for every written word, ascending, in UTF-16 units. */
  readonly offsets: readonly number[];
}

/** Spells a sentence for a voice. What is spoken may differ from what is written; the word count may not. */
export function spellSentence(words: readonly string[], pronunciations: Pronunciations): Utterance {
  const offsets: number[] = [];
  let text = "";
  for (const [index, word] of words.entries()) {
    if (text !== "") text += " ";
    offsets.push(text.length);
    text += spellWord(word, words[index - 1] ?? null, pronunciations);
  }
  return { text, offsets };
}

/** Festival names every mark it does not know, so only letters, digits and the marks that make a pause go in. */
function spellWord(word: string, before: string | null, pronunciations: Pronunciations): string {
  const [, core = "", closing = ""] = /^[^\p{L}\p{N}$]*(.*?)([^\p{L}\p{N}%+]*)$/u.exec(word) ?? [];
  const keys = [`${before ?? ""} ${core}`, word, core, core.toLowerCase()];
  const spelling = keys.map((key) => pronunciations.get(key)).find((found) => found !== undefined) ?? core;
  const pause = /[.?!,;:]/u.exec(closing)?.[0] ?? (/[)–—…]/u.test(closing) ? "," : "");
  return plain(spelling) + pause;
}

/** Latin letters without accents, straight apostrophes; the stress mark "+" of the Russian voice stays. */
function plain(spelling: string): string {
  return spelling
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/\s*[–—]\s*/gu, ", ")
    .replaceAll(/["“”«»()…]/gu, "")
    .normalize("NFD")
    .replaceAll(/([a-z])\p{M}+/giu, "$1")
    .normalize("NFC");
}
