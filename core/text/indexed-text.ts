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
/** Hardly any text has such signs, and to look behind each of its characters takes long. */
const MAY_BE_SIGNED = /[+#]|\.\p{L}/u;
const PRIVATE = /[\ue02b\ue023\ue02e]/gu;

const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED}]\\p{M}*`, "gu");
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");

/** Has no letters but those of English: nothing but signs is to be written otherwise. */
const PLAIN_TEXT = /^[ -~\s]*$/;

/** The text as the index reads it. */
export function indexedText(text: string): string {
  if (PLAIN_TEXT.test(text)) return writeSigns(text);
  const signed = writeSigns(
    text
      .replaceAll("ё", "е")
      .replaceAll("Ё", "Е")
      .replace(GREEK, (letter) => letter.normalize("NFD").charAt(0)),
  );
  return HAS_UNSPACED.test(signed)
    ? signed.replace(UNSPACED_CHARACTER, `${SEPARATOR}$&${SEPARATOR}`)
    : signed;
}

function writeSigns(text: string): string {
  if (!MAY_BE_SIGNED.test(text)) return text;
  return text.replace(SIGNED, (signs) => signs.replace(/[+#.]/g, (sign) => SIGNS[sign] ?? sign));
}

const TOKEN = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** Letters that the tokenizer takes accents off, and accents that stand by themselves. */
const ACCENTED = /(?![A-Za-z])\p{Script=Latin}|[\u0300-\u036f]/gu;
const ACCENTS = /[\u0300-\u036f]/g;
/** Has neither accents nor letters that are small in ways of their own, which takes several times as long to look after. */
const PLAIN_WORD = /^[A-Za-z0-9]*$/;

/** The words of a text as the index keeps them: without case and accents, in order. */
export function indexWords(text: string): readonly string[] {
  const indexed = indexedText(text);
  const small = PLAIN_TEXT.test(text) ? indexed.toLowerCase() : lowerCase(withoutAccents(indexed));
  return small.match(TOKEN) ?? [];
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
  // Where nothing was put in, everything stands where it stood.
  const offsets = indexed.length === text.length ? null : originalOffsets(indexed, text);
  const words: IndexedWord[] = [];
  for (const { 0: token, index } of indexed.matchAll(TOKEN)) {
    const word = PLAIN_WORD.test(token) ? token.toLowerCase() : lowerCase(withoutAccents(token));
    const end = index + token.length;
    if (word === "") continue;
    words.push(
      offsets === null
        ? { word, start: index, end }
        : { word, start: offsets[index] ?? 0, end: offsets[end] ?? text.length },
    );
  }
  return words;
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
