import { lowerCase } from "./lower-case.ts";
import { UNSPACED } from "./word.ts";

/**
 * What the full-text index reads in place of a text. A tokenizer that splits at everything but letters, digits and
 * marks would lose three kinds of things, so they are written as it can read them:
 * - ё becomes е, which people write for it, and Greek letters lose their accents, as Latin ones do by themselves;
 * - the signs that make C++, C# and .NET words of their own become private-use letters, one for one;
 * - scripts without spaces get a separator between their characters, so that any run of them is a phrase.
 */
const SEPARATOR = "\u001f";

const SIGNS: Readonly<Record<string, string>> = { "+": "\ue02b", "#": "\ue023", ".": "\ue02e" };
const GREEK = /(?![α-ωΑ-Ω])(?=\p{L})\p{Script=Greek}/gu;
/** Signs right after a letter that end a word, and a dot that begins one. */
const SIGNED = /(?<=\p{L})(?:\++|#)(?![\p{L}\p{N}+#])|(?<![\p{L}\p{N}.…])\.(?=\p{L}{2})/gu;
const PRIVATE = /[\ue02b\ue023\ue02e]/gu;

const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED}]\\p{M}*`, "gu");
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");

/** The text as the index reads it. */
export function indexedText(text: string): string {
  const signed = text
    .replaceAll("ё", "е")
    .replaceAll("Ё", "Е")
    .replace(GREEK, (letter) => letter.normalize("NFD").charAt(0))
    .replace(SIGNED, (signs) => signs.replace(/[+#.]/g, (sign) => SIGNS[sign] ?? sign));
  return HAS_UNSPACED.test(signed)
    ? signed.replace(UNSPACED_CHARACTER, `${SEPARATOR}$&${SEPARATOR}`)
    : signed;
}

const TOKEN = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** Letters that the tokenizer takes accents off, and accents that stand by themselves. */
const ACCENTED = /(?![A-Za-z])\p{Script=Latin}|[\u0300-\u036f]/gu;
const ACCENTS = /[\u0300-\u036f]/g;

/** The words of a text as the index keeps them: without case and accents, in order. */
export function indexWords(text: string): readonly string[] {
  return lowerCase(withoutAccents(indexedText(text))).match(TOKEN) ?? [];
}

/** A word as the index keeps it, and where it stands in the text (UTF-16 units): `end` is exclusive. */
export interface IndexedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The same words, with their places in the text. */
export function indexedWords(text: string): readonly IndexedWord[] {
  const indexed = indexedText(text);
  const offsets = originalOffsets(indexed, text);
  return Array.from(indexed.matchAll(TOKEN), ({ 0: token, index }) => ({
    word: lowerCase(withoutAccents(token)),
    start: offsets[index] ?? 0,
    end: offsets[index + token.length] ?? text.length,
  })).filter(({ word }) => word !== "");
}

function withoutAccents(indexed: string): string {
  return indexed.replace(ACCENTED, (letter) => letter.normalize("NFD").replace(ACCENTS, ""));
}

/** Where each unit of an indexed text stands in the text that it was made from. */
function originalOffsets(indexed: string, text: string): Int32Array {
  const offsets = new Int32Array(indexed.length + 1);
  let offset = 0;
  for (let at = 0; at < indexed.length; at++) {
    offsets[at] = offset;
    const added = indexed[at] === SEPARATOR && text[offset] !== SEPARATOR;
    if (!added) offset += 1;
  }
  offsets[indexed.length] = offset;
  return offsets;
}

/** A word of the index as people write it. */
export function wordFromIndex(word: string): string {
  return word.replace(PRIVATE, (letter) => Object.keys(SIGNS).find((sign) => SIGNS[sign] === letter) ?? "");
}
