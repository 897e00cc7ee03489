import { withPlainMarks } from "./query-piece.ts";

/** Fewer letters and digits are the beginning of too much. */
const LEAST = 3;

/** What a last piece holds that is no plain word: a condition, a phrase, what is left out, a beginning. */
const NO_WORD = /[:"*]|^-|^(?:OR|ИЛИ|THEN|ПОТОМ)$/;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u;

/**
 * What to search for while somebody types this: its last word may go on, so that its beginning is looked for. Null as long as
 * it is too short to be asked.
 */
export function typedQuery(text: string): string | null {
  const query = text.trimStart();
  if ((query.match(/[\p{L}\p{N}]/gu) ?? []).length < LEAST) return null;
  const [last = ""] = /\S*$/.exec(query) ?? [];
  const inPhrase = withPlainMarks(query).split('"').length % 2 === 0;
  const goesOn = !inPhrase && ENDS_IN_WORD.test(last) && !NO_WORD.test(last);
  return goesOn ? `${query}*` : query.trimEnd();
}
