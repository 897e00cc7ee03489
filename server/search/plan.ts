import { indexWords } from "#core/indexed-text.ts";
import type { Condition, Query } from "#core/query.ts";
import { type FormsOf, matchExpression } from "./match.ts";

/** A query made ready for the index by one who knows the vocabulary. */
export interface Plan {
  /** For FTS5; null when only conditions are asked for, or nothing. */
  readonly match: string | null;
  readonly conditions: readonly Condition[];
  /** Of each required word all its forms: what should stand close together. Empty for a single one, or phrases. */
  readonly together: readonly (readonly string[])[];
}

export function planQuery(query: Query, formsOf: FormsOf): Plan {
  const together = query.groups.flatMap((terms) => {
    const words = terms.flatMap((term) => (term.kind === "word" ? indexWords(term.text) : []));
    return words.length === terms.length ? [words.flatMap((word) => formsOf(word))] : [];
  });
  return {
    match: matchExpression(query, formsOf),
    conditions: query.conditions,
    together: together.length > 1 ? together : [],
  };
}
