/** A thing to be found: a word, words in this order, or the beginning of a word. `text` holds a letter or a digit. */
export interface Term {
  readonly kind: "word" | "phrase" | "prefix";
  readonly text: string;
}

/** What a person searches for: of every group at least one term, and none of `excluded`. */
export interface Query {
  readonly groups: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
}

/** More than this is not a question; what follows is left out. */
const LONGEST_QUERY = 1000;
const MOST_TERMS = 32;
const PIECE = /(-?)(?:"([^"]*)"?|(\S+))/gu;
const SPOKEN = /[\p{L}\p{N}]/u;

/**
 * Reads words (all required), `"a phrase"`, `-not`, `one OR other` and `begin*`. Total: what has no meaning here is
 * read as plain words, and what holds neither letter nor digit is left out.
 */
export function parseQuery(text: string): Query {
  const groups: Term[][] = [];
  const excluded: Term[] = [];
  let joining = false;
  for (const [, minus, phrase, word] of [...text.slice(0, LONGEST_QUERY).matchAll(PIECE)].slice(
    0,
    MOST_TERMS,
  )) {
    if (word === "OR" && minus === "" && groups.length > 0) {
      joining = true;
      continue;
    }
    const term = toTerm(phrase, word ?? "");
    if (term === null) continue;
    if (minus !== "") excluded.push(term);
    else if (joining) groups.at(-1)?.push(term);
    else groups.push([term]);
    joining = false;
  }
  return { groups, excluded };
}

function toTerm(phrase: string | undefined, word: string): Term | null {
  const text = phrase ?? word;
  if (!SPOKEN.test(text)) return null;
  if (phrase !== undefined) return { kind: "phrase", text };
  return word.endsWith("*") ? { kind: "prefix", text: word.replace(/\*+$/, "") } : { kind: "word", text };
}
