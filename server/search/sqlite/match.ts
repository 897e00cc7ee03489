import type { Query, Term } from "#core/search/query.ts";
import { indexedText, indexWords } from "#core/text/indexed-text.ts";

/** The forms in which a word of the index is spoken, itself included. */
export type FormsOf = (word: string) => readonly string[];

/**
 * The query as an FTS5 expression, or null when it asks for no words. Words stand for all their forms, phrases and
 * beginnings for themselves. Every text is quoted, so no operator can slip in.
 */
export function matchExpression({ groups, excluded }: Query, formsOf: FormsOf): string | null {
  if (groups.length === 0) return null;
  const anyOf = (terms: readonly Term[]) =>
    `(${terms.map((term) => termExpression(term, formsOf)).join(" OR ")})`;
  const wanted = groups.map(anyOf).join(" AND ");
  return excluded.length === 0 ? wanted : `(${wanted}) NOT ${anyOf(excluded)}`;
}

function termExpression({ kind, text }: Term, formsOf: FormsOf): string {
  const words = indexWords(text);
  const [word] = words;
  if (kind === "word" && word !== undefined && words.length === 1)
    return formsOf(word).map(quote).join(" OR ");
  const quoted = quote(indexedText(text));
  return kind === "prefix" ? `${quoted} *` : quoted;
}

function quote(text: string): string {
  return `"${text.replaceAll("\0", " ").replaceAll('"', '""')}"`;
}
