import { combine, type NumberLanguage, type Numeral } from "./numeral.ts";
import { type Cases, FEW_THOUSANDS, MANY_THOUSANDS, ORDINALS, PARTS, THOUSAND } from "./russian-words.ts";

const NOMINATIVE = 0;
const CASES = 6;

export const RUSSIAN: NumberLanguage = {
  numerals: new Map([
    ...[...PARTS].flatMap(([value, forms]) =>
      entries(forms.flat(), { value, multiplies: false, ordinal: false }),
    ),
    ...[THOUSAND, FEW_THOUSANDS, MANY_THOUSANDS].flatMap((forms) =>
      entries(forms.flat(), { value: 1000, multiplies: true, ordinal: false }),
    ),
    ...[...ORDINALS].flatMap(([value, forms]) => entries(forms, { value, multiplies: false, ordinal: true })),
  ]),
  fillers: [],
  yearZero: null,
  cardinals(value) {
    const parts = partsOf(value);
    const made = Array.from({ length: CASES }, (_, form) => [
      ...combine(parts.map((part) => part[form] ?? [])),
      // Many decline the last word alone.
      ...combine(parts.map((part, at) => part[at === parts.length - 1 ? form : NOMINATIVE] ?? [])),
    ]).flat();
    return distinct(made);
  },
  ordinals(value) {
    const last =
      [1000, 100, 10, 1].map((size) => value % (10 * size)).find((rest) => ORDINALS.has(rest)) ?? 0;
    const before = value === last ? [] : partsOf(value - last).map((part) => part[NOMINATIVE] ?? []);
    return distinct(combine([...before, ORDINALS.get(last) ?? []]));
  },
};

function entries(words: readonly string[], numeral: Numeral): readonly (readonly [string, Numeral])[] {
  return words.map((word) => [word, numeral]);
}

/** The words of a number in their cases: the thousands, the hundreds, the tens, the ones. */
function partsOf(value: number): readonly Cases[] {
  const known = PARTS.get(value);
  if (known) return [known];
  const [thousands, hundreds, rest] = [Math.floor(value / 1000), value % 1000, value % 100];
  const below = PARTS.has(rest) ? [rest] : [rest - (rest % 10), rest % 10];
  return [
    ...thousandsOf(thousands),
    ...[hundreds - rest, ...below].flatMap((part) => (part === 0 ? [] : [PARTS.get(part) ?? []])),
  ];
}

function thousandsOf(count: number): readonly Cases[] {
  if (count === 0) return [];
  if (count === 1) return [THOUSAND];
  return [PARTS.get(count) ?? [], count < 5 ? FEW_THOUSANDS : MANY_THOUSANDS];
}

function distinct(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(lists.map((words) => [words.join(" "), words])).values()];
}
