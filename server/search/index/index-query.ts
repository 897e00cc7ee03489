import type { IndexQuery } from "#core/search/index/index-query.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import type { Plan, PlannedTerm, PlannedWording } from "../catalogue/plan.ts";

/**
 * The words of a plan as an index is asked for them, or null when it asks for none. Of what is said in turn: any of it, which is
 * what may be marked.
 */
export function toIndexQuery({
  groups,
  excluded,
  turns,
}: Pick<Plan, "groups" | "excluded" | "turns">): IndexQuery | null {
  return turns.length === 0
    ? toWordsQuery({ groups, excluded })
    : { kind: "any", of: toTurnQueries({ turns }) };
}

/** What is said in turn, each of it as an index is asked for it. */
export function toTurnQueries({ turns }: Pick<Plan, "turns">): readonly IndexQuery[] {
  return turns.flatMap((turn) => toWordsQuery(turn) ?? []);
}

function toWordsQuery({ groups, excluded }: PlannedWording): IndexQuery | null {
  if (groups.length === 0) return null;
  const wanted: IndexQuery = { kind: "all", of: groups.map(anyOf) };
  return excluded.length === 0 ? wanted : { kind: "but", wanted, excluded: anyOf(excluded) };
}

function anyOf(terms: readonly PlannedTerm[]): IndexQuery {
  return { kind: "any", of: terms.flatMap(toTerms) };
}

function toTerms(term: PlannedTerm): readonly IndexQuery[] {
  switch (term.kind) {
    case "near":
      return [term];
    case "word":
      return term.forms.map((form) => ({ kind: "phrase", words: form.split(" ") }));
    default:
      return [{ kind: term.kind === "prefix" ? "beginning" : "phrase", words: indexWords(term.text) }];
  }
}
