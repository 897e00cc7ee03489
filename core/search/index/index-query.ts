/** Words one behind the other, as an index keeps them (see indexWords); of a beginning the last is the start of a word. */
export interface IndexTerm {
  readonly kind: "phrase" | "beginning";
  readonly words: readonly string[];
}

/**
 * Words in any order, each at a place of its own, with at most `between` others between the first and the last of them. Of each
 * set, which has no word of another, any words, so many `times`.
 */
export interface NearTerm {
  readonly kind: "near";
  readonly of: readonly { readonly words: readonly string[]; readonly times: number }[];
  readonly between: number;
}

/** What is looked up as one, and has a score of its own. */
export type IndexLeaf = IndexTerm | NearTerm;

/** Documents by their ids, from the first to the last. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** What an index is asked: leaves, and what is made of them. What has no words, or nothing in it, matches nothing. */
export type IndexQuery =
  | IndexLeaf
  | { readonly kind: "all" | "any"; readonly of: readonly IndexQuery[] }
  | { readonly kind: "but"; readonly wanted: IndexQuery; readonly excluded: IndexQuery }
  /** Of the documents in these ranges, which ascend and do not meet, those that are wanted. */
  | { readonly kind: "within"; readonly wanted: IndexQuery; readonly ranges: readonly IdRange[] };

/** The leaves of a query, each as often as it is asked for. */
export function listLeaves(query: IndexQuery): readonly IndexLeaf[] {
  switch (query.kind) {
    case "phrase":
    case "beginning":
    case "near":
      return [query];
    case "but":
      return [...listLeaves(query.wanted), ...listLeaves(query.excluded)];
    case "within":
      return listLeaves(query.wanted);
    default:
      return query.of.flatMap(listLeaves);
  }
}
