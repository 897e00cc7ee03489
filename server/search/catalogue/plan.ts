import type { Condition, Query } from "#core/search/query.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { type FormsOf, matchExpression } from "../sqlite/match.ts";

/** A query made ready for the index by one who knows the vocabulary. */
export interface Plan {
  /** For FTS5; null when only conditions are asked for, or nothing. */
  readonly match: string | null;
  readonly conditions: readonly Condition[];
  /** Whether BM25 has a say: of a word that is in half of all passages it says nothing (its IDF is no more than 0). */
  readonly ranked: boolean;
  /** Of each required word all its forms: what should stand close together. Empty for a single one, or phrases. */
  readonly together: readonly (readonly string[])[];
}

/** What a plan needs to know of the words that are spoken. */
export interface SpokenWords {
  readonly forms: FormsOf;
  /** The share of all passages that a word is in. */
  readonly share: (word: string) => number;
}

export function planQuery(query: Query, { forms: formsOf, share }: SpokenWords): Plan {
  const together = query.groups.flatMap((terms) => {
    const words = terms.flatMap((term) => (term.kind === "word" ? indexWords(term.text) : []));
    return words.length === terms.length ? [words.flatMap((word) => formsOf(word))] : [];
  });
  return {
    match: matchExpression(query, formsOf),
    conditions: query.conditions,
    ranked: !(
      together.length === 1 &&
      query.groups.length === 1 &&
      together.flat().some((word) => share(word) > 0.5)
    ),
    together: together.length > 1 ? together : [],
  };
}
