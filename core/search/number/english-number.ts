import type { NumberLanguage, Numeral } from "./numeral.ts";

type Words = readonly string[];

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const YEAR_ZERO = "oh";
/** Those that are not made with -th. */
const ORDINALS: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

export const ENGLISH: NumberLanguage = {
  numerals: new Map([
    ...UNITS.flatMap((word, value) => numeral(word, value)),
    ...TENS.flatMap((word, index) => numeral(word, 20 + 10 * index)),
    ...numeral("hundred", 100, true),
    ...numeral("thousand", 1000, true),
  ]),
  fillers: ["and"],
  yearZero: YEAR_ZERO,
  cardinals: (value) => [...counted(value), ...year(value)],
  ordinals: (value) => counted(value).map(toOrdinal),
};

function numeral(word: string, value: number, multiplies = false): readonly (readonly [string, Numeral])[] {
  return [
    [word, { value, multiplies, ordinal: false }],
    [ordinalOf(word), { value, multiplies, ordinal: true }],
  ];
}

function ordinalOf(word: string): string {
  return ORDINALS[word] ?? (word.endsWith("y") ? `${word.slice(0, -1)}ieth` : `${word}th`);
}

function toOrdinal(words: Words): Words {
  return words.with(-1, ordinalOf(words.at(-1) ?? ""));
}

/** By thousands and hundreds, with and without "and", and with "a" for one. */
function counted(value: number): readonly Words[] {
  if (value < 100) return [belowHundred(value)];
  const [size, name] = value < 1000 ? [100, "hundred"] : [1000, "thousand"];
  const count = Math.floor(value / size);
  const heads = [[...belowHundred(count), name], ...(count === 1 ? [["a", name]] : [])];
  const rest = value % size;
  if (rest === 0) return heads;
  const tails = counted(rest).filter(([first]) => first !== "a");
  const joined = rest < 100 ? tails.flatMap((tail) => [tail, ["and", ...tail]]) : tails;
  return heads.flatMap((head) => joined.map((tail) => [...head, ...tail]));
}

/** As a year from 1010 to 2099 is said in halves. */
function year(value: number): readonly Words[] {
  const [century, rest] = [Math.floor(value / 100), value % 100];
  if (century < 10 || century > 20 || (century % 10 === 0 && rest === 0)) return [];
  const half = belowHundred(century);
  if (rest === 0) return [[...half, "hundred"]];
  return [[...half, ...(rest < 10 ? [YEAR_ZERO] : []), ...belowHundred(rest)]];
}

function belowHundred(value: number): Words {
  if (value < 20) return [UNITS[value] ?? ""];
  const tens = TENS[Math.floor(value / 10) - 2] ?? "";
  return value % 10 === 0 ? [tens] : [tens, UNITS[value % 10] ?? ""];
}
