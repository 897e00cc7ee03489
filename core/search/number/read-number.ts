import { ENGLISH } from "./english-number.ts";
import type { NumberLanguage, Numeral } from "./numeral.ts";
import { RUSSIAN } from "./russian-number.ts";

/** A number that stands at the beginning of some words. */
export interface ReadNumber {
  readonly value: number;
  readonly ordinal: boolean;
  readonly language: NumberLanguage;
  /** How many words it takes. */
  readonly length: number;
}

export const NUMBER_LANGUAGES: readonly NumberLanguage[] = [ENGLISH, RUSSIAN];

/** As long a number from 0 to 9999 as is spelled out at the beginning of these words, or null. */
export function readNumber(words: readonly string[]): ReadNumber | null {
  const [first = ""] = words;
  const language = NUMBER_LANGUAGES.find(({ numerals }) => numerals.has(first));
  return language ? readIn(language, words) : null;
}

const ZERO: Numeral = { value: 0, multiplies: false, ordinal: false };

/** What may still be added must be less than `below`; `part` is what a word that multiplies makes more of. */
interface State {
  readonly whole: number;
  readonly part: number;
  readonly below: number;
}

function readIn(language: NumberLanguage, words: readonly string[]): ReadNumber | null {
  let state: State = { whole: 0, part: 0, below: 1000 };
  let read: ReadNumber | null = null;
  for (const [index, word] of words.entries()) {
    if (read !== null && state.below >= 100 && language.fillers.includes(word)) continue;
    const numeral: Numeral | undefined =
      read !== null && word === language.yearZero ? ZERO : language.numerals.get(word);
    if (!numeral) break;
    const { value, multiplies, ordinal }: Numeral = numeral;
    const next = multiplies
      ? multiplied(state, value, read === null)
      : (added(state, value, read === null) ?? (language.yearZero !== null ? halved(state, value) : null));
    if (next === null) break;
    state = next;
    read = { value: state.whole + state.part, ordinal, language, length: index + 1 };
    if (ordinal) break;
  }
  return read;
}

function multiplied({ whole, part, below }: State, by: number, first: boolean): State | null {
  if (by === 100) {
    const several = part > 0 && part < 21 && below < 100;
    return several || first ? { whole, part: 100 * Math.max(1, part), below: 100 } : null;
  }
  if (whole > 0 || part > 9 || (part === 0 && !first)) return null;
  return { whole: by * Math.max(1, part), part: 0, below: by };
}

function added({ whole, part, below }: State, value: number, first: boolean): State | null {
  // A year of thousands, such as двухтысячный, is one word.
  if (first && value >= 1000) return { whole: value, part: 0, below: 0 };
  if (value >= below || (value === 0 && !first)) return null;
  const left = value >= 100 ? 100 : value >= 20 && value % 10 === 0 ? 10 : 0;
  return { whole, part: part + value, below: left };
}

/** The second half of a year: what was read is its hundreds. */
function halved({ whole, part }: State, value: number): State | null {
  if (whole > 0 || part < 10 || part > 20 || value >= 100 || (value > 0 && value < 10)) return null;
  // After "oh" the ones are still to come.
  return { whole: 100 * part, part: value, below: value === 0 || (value >= 20 && value % 10 === 0) ? 10 : 0 };
}
