import { cut } from "../text/cut.ts";
import { isDay } from "../time/day.ts";

/** A thing to be found: a word, words in this order, or the beginning of a word. `text` holds a letter or a digit. */
export interface Term {
  readonly kind: "word" | "phrase" | "prefix";
  readonly text: string;
}

const FIELDS = ["speaker", "show", "tag", "before", "after"] as const;
export type Field = (typeof FIELDS)[number];

/** Something that must hold (or must not, `excluded`) besides the words. */
export interface Condition {
  readonly field: Field;
  /** Words of a name or title; for before and after a day, `2026-11-23`. */
  readonly value: string;
  readonly excluded: boolean;
}

/** What a person searches for: of every group at least one term, none of `excluded`, and all conditions. */
export interface Query {
  readonly groups: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
  readonly conditions: readonly Condition[];
}

/** More than this is not a question; what follows is left out, so that pages and the links on them stay small. */
const LONGEST_QUERY = 256;
const MOST_TERMS = 32;
/** Beginnings are dear: an index reads all words that begin so. */
const MOST_PREFIXES = 4;
const LEAST_PREFIX = 2;
const MOST_ALTERNATIVES = 8;

const PIECE = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gu;
const SPOKEN = /[\p{L}\p{N}]/u;

interface Piece {
  readonly excluded: boolean;
  readonly field: Field | null;
  readonly quoted: boolean;
  readonly text: string;
}

/**
 * Reads words (all required), `"a phrase"`, `-not`, `one OR other`, `begin*`, and the conditions `speaker:name`,
 * `show:"Its title"`, `tag:name`, `before:2026-05-01` (also a month or a year) and `after:2025`, which begins with
 * that day. Total: what has no meaning here is read as plain words, and what holds neither letter nor digit is left out.
 */
export function parseQuery(text: string): Query {
  const groups: Term[][] = [];
  const excluded: Term[] = [];
  const conditions: Condition[] = [];
  let joining = false;
  let prefixes = 0;
  for (const piece of pieces(text)) {
    if (isOr(piece) && groups.length > 0) {
      joining = true;
      continue;
    }
    const condition = toCondition(piece);
    if (condition) conditions.push(condition);
    const term = condition ? null : toTerm(piece, prefixes < MOST_PREFIXES);
    if (!term) continue;
    if (term.kind === "prefix") prefixes += 1;
    const last = groups.at(-1);
    if (piece.excluded) excluded.push(term);
    else if (joining && last && last.length < MOST_ALTERNATIVES) last.push(term);
    else if (!joining) groups.push([term]);
    joining = false;
  }
  return { groups, excluded, conditions };
}

/** As much of a query as is looked at. */
export function cutQuery(text: string): string {
  return cut(text, LONGEST_QUERY);
}

function pieces(text: string): readonly Piece[] {
  const found = [...cutQuery(text).matchAll(PIECE)].slice(0, MOST_TERMS);
  return found.map(([, minus, name, phrase, word = ""]) => {
    const field = FIELDS.find((known) => known === name) ?? null;
    const plain = name !== undefined && field === null ? `${name}:` : "";
    return {
      excluded: minus === "-",
      field,
      quoted: phrase !== undefined,
      text: phrase === undefined ? plain + word : plain + phrase,
    };
  });
}

function isOr({ text, quoted, field, excluded }: Piece): boolean {
  return text === "OR" && !quoted && field === null && !excluded;
}

function toTerm({ field, text, quoted }: Piece, prefixAllowed: boolean): Term | null {
  const whole = field === null ? text : `${field} ${text}`;
  if (!SPOKEN.test(text)) return null;
  if (quoted) return { kind: "phrase", text: whole };
  const stem = whole.replace(/\*+$/, "");
  if (stem === whole || !prefixAllowed || [...stem].length < LEAST_PREFIX)
    return { kind: "word", text: stem };
  return { kind: "prefix", text: stem };
}

function toCondition({ field, text, excluded }: Piece): Condition | null {
  if (field === null || !SPOKEN.test(text)) return null;
  if (field !== "before" && field !== "after") return { field, value: text, excluded };
  const day = firstDay(text);
  return day === null ? null : { field, value: day, excluded };
}

/** The first day of what `2026`, `2026-11` or `2026-11-23` names, or null. */
function firstDay(text: string): string | null {
  const day = `${text}-01-01`.slice(0, Math.max(10, text.length));
  return isDay(day) ? day : null;
}

/** The query as a person would type it with one of its words replaced; the rest as it was typed. */
export function replaceWord(query: string, word: string, by: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return query.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u"), () => by);
}
