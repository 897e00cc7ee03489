import { cut } from "../text/cut.ts";
import { canonicalLanguage } from "../text/language.ts";
import { isDay } from "../time/day.ts";
import { parseTime } from "../time/time.ts";
import { type Field, isOr, isThen, listPieces, type Piece, SPOKEN } from "./query-piece.ts";

/** A thing to be found: a word, words in this order, or the beginning of a word. `text` holds a letter or a digit. */
export type Term =
  | { readonly kind: "word" | "phrase" | "prefix"; readonly text: string }
  /** Words in any order and in any of their forms, with at most `between` others between the first and the last. */
  | { readonly kind: "near"; readonly text: string; readonly between: number };

/** Something that must hold (or must not, `excluded`) besides the words. */
export interface Condition {
  readonly field: Field;
  /** Words of a name or title; for before and after a day, `2026-11-23`; for lang a language, BCP 47; for has `transcript`, for in `title`. */
  readonly value: string;
  readonly excluded: boolean;
}

/** What is said at one place: of every group at least one term, and none of `excluded`. */
export interface Wording {
  readonly groups: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
}

/** What is said at one of several places in turn, and by whom: conditions of the field speaker. */
export interface Turn extends Wording {
  readonly speakers: readonly Condition[];
}

/** What a person searches for; all conditions must hold. */
export interface Query extends Wording {
  readonly conditions: readonly Condition[];
  /** What is said in one episode in this order, at least two; then the query itself has no groups. Empty for words of one place. */
  readonly turns: readonly Turn[];
  /** Seconds that may pass between one turn and the next. */
  readonly within: number;
}

/** More than this is not a question; what follows is left out, so that pages and the links on them stay small. */
export const LONGEST_QUERY = 256;
/** Beginnings are dear: an index reads all words that begin so. */
const MOST_PREFIXES = 4;
const LEAST_PREFIX = 2;
const MOST_ALTERNATIVES = 8;
/** Seconds, where nobody says. */
const USUAL_WITHIN = 60;

/**
 * Reads words (all required), `"a phrase"`, `"words near"~5`, `-not`, `one OR other`, `begin*`, and the conditions
 * `speaker:name`, `show:"Its title"`, `tag:name`, `before:2026-05-01` (also a month or a year), `after:2025`, which begins
 * with that day, `lang:en`, `has:transcript`, and `in:title`, by which the words stand in titles of episodes; and
 * `question THEN answer within:60` for what is said in turn, where `speaker:` holds for the side that it is on. Total: what has
 * no meaning here is read as plain words, and what holds neither letter nor digit is left out.
 */
export function parseQuery(text: string): Query {
  const pieces = listPieces(cutQuery(text));
  const parts = listParts(pieces);
  const within = pieces.map(toWithin).findLast((seconds) => seconds !== null) ?? null;
  const reading = { prefixes: 0, inTurn: parts.length > 1 };
  const read = parts.map((part) => readPart(part, reading));
  const conditions = read.flatMap((part) => part.conditions);
  const [only] = read;
  if (read.length < 2) {
    const { groups = [], excluded = [] } = only ?? {};
    return { groups, excluded, conditions, turns: [], within: USUAL_WITHIN };
  }
  const turns = read.map(({ groups, excluded, conditions: own }) => ({
    groups,
    excluded,
    speakers: own.filter(isOfSpeaker),
  }));
  return {
    groups: [],
    excluded: [],
    conditions: conditions.filter((condition) => !isOfSpeaker(condition)),
    turns,
    within: within ?? USUAL_WITHIN,
  };
}

/** Whether there is anything that is to be said; conditions alone are met by episodes. */
export function asksForWords({ groups, turns }: Query): boolean {
  return groups.length > 0 || turns.length > 0;
}

/** As much of a query as is looked at. */
export function cutQuery(text: string): string {
  return cut(text, LONGEST_QUERY);
}

/** The pieces between one THEN and the next: it stands between words only, elsewhere it is a word, and at the end nothing. */
function listParts(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    const part = parts.at(-1) ?? [];
    if (!isThen(piece) || !part.some(isWanted)) part.push(piece);
    else if (pieces.slice(index + 1).some((next) => isWanted(next) && !isThen(next))) parts.push([]);
  }
  return parts;
}

/** Whether it is something to be said. */
function isWanted(piece: Piece): boolean {
  const { excluded, text } = piece;
  return !excluded && SPOKEN.test(text) && toWithin(piece) === null && toCondition(piece) === null;
}

/** What is read of all parts. */
interface Reading {
  prefixes: number;
  readonly inTurn: boolean;
}

function readPart(pieces: readonly Piece[], reading: Reading): Wording & Pick<Query, "conditions"> {
  const groups: Term[][] = [];
  const excluded: Term[] = [];
  const conditions: Condition[] = [];
  let joining = false;
  for (const piece of pieces) {
    if (isOr(piece) && groups.length > 0) {
      joining = true;
      continue;
    }
    if (reading.inTurn && toWithin(piece) !== null) continue;
    const condition = toCondition(piece);
    if (condition) conditions.push(condition);
    const term = condition ? null : toTerm(piece, reading.prefixes < MOST_PREFIXES);
    if (!term) continue;
    if (term.kind === "prefix") reading.prefixes += 1;
    const last = groups.at(-1);
    if (piece.excluded) excluded.push(term);
    else if (joining && last && last.length < MOST_ALTERNATIVES) last.push(term);
    else if (!joining) groups.push([term]);
    joining = false;
  }
  return { groups, excluded, conditions };
}

function toTerm({ field, text, quoted, between }: Piece, prefixAllowed: boolean): Term | null {
  const whole = field === null ? text : `${field} ${text}`;
  if (!SPOKEN.test(text)) return null;
  if (between !== null) return { kind: "near", text: whole, between };
  if (quoted) return { kind: "phrase", text: whole };
  const stem = whole.replace(/\*+$/, "");
  if (stem === whole || !prefixAllowed || [...stem].length < LEAST_PREFIX)
    return { kind: "word", text: stem };
  return { kind: "prefix", text: stem };
}

/** Seconds between what is said in turn, or null. */
function toWithin({ field, text, excluded }: Piece): number | null {
  return field === "within" && !excluded ? parseTime(text) : null;
}

function isOfSpeaker({ field }: Condition): boolean {
  return field === "speaker";
}

function toCondition({ field, text, excluded }: Piece): Condition | null {
  if (field === null || field === "within" || !SPOKEN.test(text)) return null;
  const value = fieldValue(field, text, excluded);
  return value === null ? null : { field, value, excluded };
}

/** What is to hold of a field, or null for what no such field can hold. */
function fieldValue(field: Field, text: string, excluded: boolean): string | null {
  switch (field) {
    case "before":
    case "after":
      return firstDay(text);
    case "lang":
      return canonicalLanguage(text);
    case "has":
      return text === "transcript" ? text : null;
    case "in":
      // Words are looked for in one place or in another; nobody looks for them in none.
      return text === "title" && !excluded ? text : null;
    default:
      return text;
  }
}

/** The first day of what `2026`, `2026-11` or `2026-11-23` names, or null. */
function firstDay(text: string): string | null {
  const day = `${text}-01-01`.slice(0, Math.max(10, text.length));
  return isDay(day) ? day : null;
}
