import { UNSEEN } from "./hidden-character.ts";
import { lowerCase } from "./lower-case.ts";
import { UNSPACED } from "./word.ts";

/** Where a text was found: which of the texts, and from where to where in it (UTF-16 units). */
export interface Found {
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** A text made ready for finding: case and accents folded away, with the way back to the original's offsets. */
export interface FoldedText {
  readonly folded: string;
  /** Original offset of each unit of `folded`; null when they are the same. */
  readonly offsets: Uint32Array | null;
}

export interface FindOptions {
  readonly matchCase: boolean;
  /** Matches must begin and end where words do. Scripts without spaces have no such places, and are not restricted. */
  readonly wholeWords: boolean;
}

/**
 * Accents: marks that a letter of any script may bear, and Hebrew's points. Not the breve of й nor the voicing of が,
 * which make other letters, nor the vowel signs of Indic scripts.
 */
const ACCENTS = /(?!(?<=[иИ])\u0306|[\u3099\u309A])(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]/gu;

/** A character with the marks, and of Korean the letters, that it may be composed with. */
const CHARACTER = /\P{M}[\p{M}\u1160-\u11FF]*|\p{M}+/gu;

/** Folds accents, what nobody sees, the kinds of apostrophes and spaces, and unless it matters case, so that "cafe" finds "Café". */
export function foldText(text: string, matchCase = false): FoldedText {
  const simple = fold(text, matchCase);
  if (simple.length === text.length) return { folded: simple, offsets: null };
  let folded = "";
  const offsets: number[] = [];
  for (const { 0: character, index } of text.matchAll(CHARACTER)) {
    const part = fold(character, matchCase);
    folded += part;
    for (let i = 0; i < part.length; i++) offsets.push(index + i);
  }
  return { folded, offsets: Uint32Array.from([...offsets, text.length]) };
}

/** A text folds as its characters do one by one: nothing here may depend on what stands around them. */
function fold(text: string, matchCase: boolean): string {
  const plain = text
    .normalize("NFD")
    .replace(ACCENTS, "")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s/g, " ");
  return matchCase ? plain : lowerCase(plain);
}

/**
 * Every place where `needle` stands in the texts, in order, not overlapping. An empty needle is nowhere. The texts
 * are folded with the same `matchCase`.
 */
export function findAll(
  texts: readonly FoldedText[],
  needle: string,
  { matchCase, wholeWords }: FindOptions,
): readonly Found[] {
  const wanted = fold(needle.trim(), matchCase);
  if (wanted === "") return [];
  const found: Found[] = [];
  for (const [text, { folded, offsets }] of texts.entries()) {
    let at = folded.indexOf(wanted);
    while (at >= 0) {
      const end = at + wanted.length;
      const counts = !wholeWords || (isWordEdge(folded, at) && isWordEdge(folded, end));
      if (counts) found.push({ text, start: offsets?.[at] ?? at, end: offsets?.[end] ?? end });
      at = folded.indexOf(wanted, counts ? end : at + 1);
    }
  }
  return found;
}

const WORD_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const WORD_AFTER = /^[\p{L}\p{N}\p{M}]/u;
const UNSPACED_BEFORE = new RegExp(`[${UNSPACED}]$`, "u");
const UNSPACED_AFTER = new RegExp(`^[${UNSPACED}]`, "u");

/** Whether no word goes on across this place. Two units on either side hold any character. */
export function isWordEdge(text: string, at: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at, at + 2)];
  if (UNSPACED_BEFORE.test(before) || UNSPACED_AFTER.test(after)) return true;
  return !(WORD_BEFORE.test(before) && WORD_AFTER.test(after));
}
