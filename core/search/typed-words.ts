import { cutQuery } from "./query.ts";
import { isOr, isThen, listPieces } from "./query-piece.ts";

/** A word as it stands in a query: `end` is exclusive. Such a word is asked for, and not left out. */
export interface TypedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The place in the query of the phrase that it is in, in which words stand as they are typed; null for one alone. */
  readonly phrase: number | null;
}

/** The words that a query asks for, in their order, without conditions and beginnings of words. */
export function listTypedWords(query: string): readonly TypedWord[] {
  return listPieces(cutQuery(query)).flatMap((piece) => {
    const { at, excluded, field, quoted, text } = piece;
    if (excluded || field !== null || isOr(piece) || isThen(piece) || text.endsWith("*")) return [];
    const start = quoted ? at + 1 : at;
    return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
      text: word,
      start: start + index,
      end: start + index + word.length,
      phrase: quoted ? at : null,
      // A name that is no condition stands before its quotation mark.
    })).filter((word) => query.slice(word.start, word.end) === word.text);
  });
}

/** The query with words replaced, each of them once; the rest as it was typed. */
export function replaceWords(
  query: string,
  replaced: readonly { readonly word: Pick<TypedWord, "start" | "end">; readonly by: string }[],
): string {
  return replaced
    .toSorted((one, other) => other.word.start - one.word.start)
    .reduce((text, { word, by }) => text.slice(0, word.start) + by + text.slice(word.end), query);
}
