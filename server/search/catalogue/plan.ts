import type { Condition, Query, Term } from "#core/search/query.ts";
import { indexedText, indexWords } from "#core/text/indexed-text.ts";

/** What an index is asked for: any of a word's forms (see indexWords), or words in their order (see indexedText). */
export type PlannedTerm =
  | { readonly kind: "word"; readonly forms: readonly string[] }
  | { readonly kind: "phrase" | "prefix"; readonly text: string };

/** A query made ready by one who knows the vocabulary, in terms that every index can be asked in. */
export interface Plan {
  /** Of each group at least one term; empty when only conditions are asked for, or nothing. */
  readonly groups: readonly (readonly PlannedTerm[])[];
  readonly excluded: readonly PlannedTerm[];
  readonly conditions: readonly Condition[];
  /** Whether BM25 has a say: of a word that is in half of all passages it says nothing (its IDF is no more than 0). */
  readonly ranked: boolean;
  /** Of each required word all its forms: what should stand close together. Empty for a single one, or phrases. */
  readonly together: readonly (readonly string[])[];
}

/** What a plan needs to know of the words that are spoken. */
export interface SpokenWords {
  /** The forms in which a word of the index is spoken, itself included. */
  readonly forms: (word: string) => readonly string[];
  /** The share of all passages that a word is in. */
  readonly share: (word: string) => number;
}

/** Words stand for all their forms, phrases and beginnings for themselves. What is asked for twice is looked for once. */
export function planQuery({ groups, excluded, conditions }: Query, spoken: SpokenWords): Plan {
  const planned = distinct(groups.map((terms) => distinct(terms.map((term) => planTerm(term, spoken)))));
  const together = planned.flatMap((terms) => {
    const words = terms.filter((term) => term.kind === "word");
    return words.length === terms.length ? [words.flatMap(({ forms }) => forms)] : [];
  });
  const alone = planned.length === 1 && together.length === 1;
  return {
    groups: planned,
    excluded: distinct(excluded.map((term) => planTerm(term, spoken))),
    conditions,
    ranked: !(alone && together.flat().some((word) => spoken.share(word) > 0.5)),
    together: together.length > 1 ? together : [],
  };
}

/** A plan of more terms, or with the beginning of a word, may be dear to answer. */
const MOST_SHORT = 4;

/** Whether an index answers soon, whoever asks. What names no words reads the whole catalogue. */
export function isShort({ groups, excluded }: Plan): boolean {
  const terms = [...groups.flat(), ...excluded];
  return groups.length > 0 && terms.length <= MOST_SHORT && terms.every(({ kind }) => kind !== "prefix");
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function planTerm({ kind, text }: Term, { forms }: SpokenWords): PlannedTerm {
  if (kind === "prefix") return { kind, text: indexedText(text) };
  const [word, ...more] = indexWords(text);
  // What is typed as one word may be several to the index, such as 3.5: they are a phrase.
  return kind === "word" && word !== undefined && more.length === 0
    ? { kind, forms: forms(word) }
    : { kind: "phrase", text: indexedText(text) };
}
