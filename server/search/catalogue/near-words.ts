import type { NearTerm } from "#core/search/index/index-query.ts";
import { indexWords } from "#core/text/indexed-text.ts";

/** The words of a text as sets of their forms: those of one word are one set, however often it stands there. */
export function nearSets(text: string, forms: (word: string) => readonly string[]): NearTerm["of"] {
  const sets: NearTerm["of"][number][] = [];
  for (const word of indexWords(text)) {
    const own = forms(word);
    const known = sets.findIndex(({ words }) => own.some((form) => words.includes(form)));
    const { words = [], times = 0 } = sets[known] ?? {};
    const set = { words: [...new Set([...words, ...own])], times: times + 1 };
    if (known < 0) sets.push(set);
    else sets[known] = set;
  }
  return sets;
}
