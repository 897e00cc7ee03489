import { indexWords, wordFromIndex } from "../text/indexed-text.ts";
import { inOtherLayout } from "../text/keyboard-layout.ts";
import { listTypedWords, replaceWords, type TypedWord } from "./typed-words.ts";

/** What is known of the words that are spoken, each as the index keeps it (see indexWords). */
export interface KnownWords {
  /** A word, and its other forms that are spoken. */
  readonly forms: (word: string) => readonly string[];
  /** In how many passages exactly this word is spoken; 0 for one that nobody says. */
  readonly passages: (word: string) => number;
  /** Spoken words that one which is not spoken may have been meant for, likeliest first. */
  readonly corrections: (word: string, most: number) => readonly string[];
}

/** More than this are no help. */
const MOST_MEANT = 3;
/** Half a word that is cut in two. */
const LEAST_HALF = 2;

/**
 * Queries that may have been meant by one that finds nothing, likeliest first: two words that are spoken as one; and for
 * words that nobody says, what their keys write in the other layout, those that one slip of the hand made them of, and two
 * words that they are of. Whether they find anything is for an index to say.
 */
export function meantQueries(query: string, known: KnownWords): readonly string[] {
  const words = listTypedWords(query);
  return [...new Set([...joinedQueries(query, words, known), ...correctedQueries(query, words, known)])];
}

/** Two words beside each other as one, with a hyphen between them or without. */
function joinedQueries(query: string, words: readonly TypedWord[], known: KnownWords): readonly string[] {
  const pairs = words.flatMap((word, index) => {
    const next = words[index + 1];
    const beside =
      next?.phrase === word.phrase && /^\s+$/.test(query.slice(word.end, next.start)) ? [[word, next]] : [];
    return [[word], ...beside];
  });
  return pairs.flatMap((pair) => {
    const [first, last = first] = pair;
    const parts = pair.flatMap(({ text }) => indexWords(text));
    if (!first || !last || parts.length !== 2 || !isSpoken(parts.join(""), first, known)) return [];
    return [replaceWords(query, [{ word: { start: first.start, end: last.end }, by: parts.join("") }])];
  });
}

/** Each guess for the first word that nobody says, with the best for the others. */
function correctedQueries(query: string, words: readonly TypedWord[], known: KnownWords): readonly string[] {
  const unknown = words
    .filter((word) => !areSpoken(indexWords(word.text), word, known))
    .map((word) => ({ word, meant: guesses(word, known) }));
  const [first, ...others] = unknown;
  if (!first) return [];
  const rest = others.flatMap(({ word, meant: [by] }) => (by === undefined ? [] : [{ word, by }]));
  return first.meant.map((by) => replaceWords(query, [...rest, { word: first.word, by }]));
}

function guesses(word: TypedWord, known: KnownWords): readonly string[] {
  const other = inOtherLayout(word.text);
  const parts = other === null ? [] : indexWords(other);
  const retyped = parts.length > 0 && areSpoken(parts, word, known) ? [other ?? ""] : [];
  const [own = "", ...more] = indexWords(word.text);
  if (more.length > 0) return retyped;
  const corrected = known.corrections(own, MOST_MEANT).map(wordFromIndex);
  const halves = cutInTwo(own, known);
  const cut = halves === null ? [] : [word.phrase === null ? `"${halves}"` : halves];
  return [...retyped, ...corrected, ...cut];
}

/** A word as the two that are spoken most of all that it may be of; null where there are none. */
function cutInTwo(word: string, { passages }: KnownWords): string | null {
  const letters = [...word];
  let best: { readonly halves: string; readonly spoken: number } | null = null;
  for (let at = LEAST_HALF; at <= letters.length - LEAST_HALF; at++) {
    const [left, right] = [letters.slice(0, at).join(""), letters.slice(at).join("")];
    const spoken = Math.min(passages(left), passages(right));
    if (spoken > (best?.spoken ?? 0)) best = { halves: `${left} ${right}`, spoken };
  }
  return best?.halves ?? null;
}

/** All are asked about before any is judged: who reads up what is asked about reads it at once. */
function areSpoken(words: readonly string[], of: TypedWord, known: KnownWords): boolean {
  return words.map((word) => isSpoken(word, of, known)).every(Boolean);
}

/** In a phrase as it is written, else in any of its forms. */
function isSpoken(word: string, { phrase }: TypedWord, { forms, passages }: KnownWords): boolean {
  return phrase === null ? forms(word).some((form) => passages(form) > 0) : passages(word) > 0;
}
