import { ENGLISH } from "./english-number.ts";
import { NUMBER_LANGUAGES, readNumber } from "./read-number.ts";
import { RUSSIAN } from "./russian-number.ts";

/** A number among the pieces of a query: from which piece to before which, and in what other ways it is said or written. */
export interface FoundNumber {
  readonly from: number;
  readonly to: number;
  /** Each is words as the index keeps them, with a space between. */
  readonly forms: readonly string[];
}

/** Higher numbers are of no day: which one and how many are told apart. */
const LAST_DAY = 31;
const DIGITS = /^(?:0|[1-9]\d{0,3})$/;
const ENGLISH_ORDINAL = /^([1-9]\d{0,3})(?:st|nd|rd|th)$/;
/** What is written behind the digits of a Russian number that says which one. */
const RUSSIAN_ENDING = /^(?:ый|ой|й|ого|го|ому|му|ым|ом|м|ая|я|ую|ю|ое|е|ые|ых|х|ыми|ми)$/;

/**
 * The numbers from 0 to 9999 among these pieces, each as long as it can be. A piece is the words, as the index keeps them, of what
 * was typed between two spaces: a number begins and ends where pieces do.
 */
export function findNumbers(pieces: readonly (readonly string[])[]): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let from = 0; from < pieces.length; ) {
    const number = written(pieces, from) ?? spelled(pieces, from);
    if (number && number.forms.length > 0) found.push(number);
    from = number?.to ?? from + 1;
  }
  return found;
}

/** In digits. */
function written(pieces: readonly (readonly string[])[], from: number): FoundNumber | null {
  const [first = "", second, ...more] = pieces[from] ?? [];
  if (more.length > 0) return null;
  const to = from + 1;
  if (second !== undefined) {
    if (!DIGITS.test(first) || !RUSSIAN_ENDING.test(second)) return null;
    return { from, to, forms: [first, ...joined(RUSSIAN.ordinals(Number(first)))] };
  }
  const [, digits] = ENGLISH_ORDINAL.exec(first) ?? [];
  if (digits !== undefined)
    return { from, to, forms: [...joined(ENGLISH.ordinals(Number(digits))), ...dayOf(digits)] };
  if (!DIGITS.test(first)) return null;
  const value = Number(first);
  const days =
    value > 0 && value <= LAST_DAY ? [ordinalDigits(value), ...joined(ENGLISH.ordinals(value))] : [];
  const said = NUMBER_LANGUAGES.flatMap(({ cardinals }) => joined(cardinals(value)));
  return { from, to, forms: [...said, ...joined(RUSSIAN.ordinals(value)), ...days] };
}

/** In words, of one piece or more. */
function spelled(pieces: readonly (readonly string[])[], from: number): FoundNumber | null {
  const number = readNumber(pieces.slice(from).flat());
  if (number === null) return null;
  let to = from;
  let words = 0;
  while (words < number.length) words += pieces[to++]?.length ?? 0;
  if (words !== number.length) return { from, to: from + 1, forms: [] };
  const { value, ordinal, language } = number;
  const digits = String(value);
  if (!ordinal) return { from, to, forms: [digits, ...joined(language.cardinals(value))] };
  const which = language === RUSSIAN ? [digits] : [ordinalDigits(value), ...dayOf(digits)];
  return { from, to, forms: [...which, ...joined(language.ordinals(value))] };
}

/** People write a day without the ending that they say. */
function dayOf(digits: string): readonly string[] {
  return Number(digits) <= LAST_DAY ? [digits] : [];
}

function ordinalDigits(value: number): string {
  const teen = Math.floor(value / 10) % 10 === 1;
  return value + (teen ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th"));
}

function joined(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.map((words) => words.join(" "));
}
