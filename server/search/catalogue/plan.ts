import type { NearTerm } from "#core/search/index/index-query.ts";
import { findNumbers } from "#core/search/number/number-forms.ts";
import type { Condition, Query, Term, Wording } from "#core/search/query.ts";
import { indexedText, indexWords } from "#core/text/indexed-text.ts";
import { nearSets } from "./near-words.ts";

/** What an index is asked for. */
export type PlannedTerm =
  /** Any of a word's forms, as the index keeps them; what says the same in several words has a space between them. */
  | { readonly kind: "word"; readonly forms: readonly string[] }
  /** Words in their order (see indexedText). */
  | { readonly kind: "phrase" | "prefix"; readonly text: string }
  | NearTerm;

/** What is said at one place. */
export interface PlannedWording {
  readonly groups: readonly (readonly PlannedTerm[])[];
  readonly excluded: readonly PlannedTerm[];
}

/** What is said at one of several places in turn. */
export interface PlannedTurn extends PlannedWording {
  readonly speakers: readonly Condition[];
}

/** A query made ready by one who knows the vocabulary, in terms that every index can be asked in. */
export interface Plan extends PlannedWording {
  /** Of each group at least one term; empty when only conditions are asked for, or turns, or nothing. */
  readonly groups: readonly (readonly PlannedTerm[])[];
  readonly conditions: readonly Condition[];
  /** See Query. */
  readonly turns: readonly PlannedTurn[];
  /** Seconds. */
  readonly within: number;
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

/**
 * Words stand for all their forms, numbers for all ways to say and write them, phrases and beginnings for themselves. What is asked
 * for twice is looked for once.
 */
export function planQuery(query: Query, spoken: SpokenWords): Plan {
  const { conditions, within } = query;
  const { groups, excluded } = planWording(query, spoken);
  const together = groups.flatMap((terms) => {
    const words = terms.filter((term) => term.kind === "word");
    return words.length === terms.length ? [words.flatMap(({ forms }) => forms)] : [];
  });
  const alone = groups.length === 1 && together.length === 1;
  return {
    groups,
    excluded,
    conditions,
    turns: query.turns.map((turn) => ({ ...planWording(turn, spoken), speakers: turn.speakers })),
    within,
    ranked: !(alone && together.flat().some((word) => spoken.share(word) > 0.5)),
    together: together.length > 1 ? together : [],
  };
}

/** A plan of more terms, or with the beginning of a word, may be dear to answer. */
const MOST_SHORT = 4;

/** Whether an index answers soon, whoever asks. What names no words reads the whole catalogue, what is said in turn much of it. */
export function isShort({ groups, excluded }: Plan): boolean {
  const terms = [...groups.flat(), ...excluded];
  return groups.length > 0 && terms.length <= MOST_SHORT && terms.every(({ kind }) => kind !== "prefix");
}

function planWording({ groups, excluded }: Wording, spoken: SpokenWords): PlannedWording {
  const numbers = numbersIn(groups, spoken);
  return {
    groups: distinct(
      groups.map((terms) => distinct(terms.map((term) => planTerm(term, spoken, numbers.get(term) ?? [])))),
    ),
    excluded: distinct(
      excluded.map((term) => planTerm(term, spoken, numbersIn([[term]], spoken).get(term) ?? [])),
    ),
  };
}

/**
 * By a term that is a number, or a part of one, what says the same as all of it: where each part may be that instead, all of them
 * are in a text that has it.
 */
function numbersIn(
  groups: readonly (readonly Term[])[],
  { share }: SpokenWords,
): ReadonlyMap<Term, readonly string[]> {
  const known = new Map<Term, readonly string[]>();
  for (const run of runsOf(groups))
    for (const { from, to, forms } of findNumbers(run.map(({ text }) => indexWords(text)))) {
      // All words are asked about before any is judged: who reads up what is asked about reads it at once.
      const said = forms.filter((form) =>
        form
          .split(" ")
          .map(share)
          .every((own) => own > 0),
      );
      for (const term of run.slice(from, to)) known.set(term, said);
    }
  return known;
}

/** Words that follow one another; what is one of several is by itself. */
function runsOf(groups: readonly (readonly Term[])[]): readonly (readonly Term[])[] {
  const runs: Term[][] = [[]];
  for (const terms of groups) {
    const words = terms.filter(({ kind }) => kind === "word");
    if (terms.length === 1 && words.length === 1) runs.at(-1)?.push(...words);
    else runs.push(...words.map((word) => [word]), []);
  }
  return runs;
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function planTerm(term: Term, { forms }: SpokenWords, said: readonly string[]): PlannedTerm {
  const { kind, text } = term;
  if (kind === "near") {
    const of = nearSets(text, forms);
    const [only] = of;
    // A single word has nothing to be near to.
    return of.length === 1 && only?.times === 1
      ? { kind: "word", forms: only.words }
      : { kind, of, between: term.between };
  }
  if (kind === "prefix") return { kind, text: indexedText(text) };
  const [word, ...more] = indexWords(text);
  if (kind === "word" && word !== undefined && more.length === 0)
    return { kind, forms: [...new Set([...forms(word), ...said])] };
  if (said.length > 0) return { kind: "word", forms: [...new Set([[word, ...more].join(" "), ...said])] };
  // What is typed as one word may be several to the index, such as 3.5: they are a phrase.
  return { kind: "phrase", text: indexedText(text) };
}
