/** Words of Russian numbers as the index keeps them: with е for ё. */

/** What a number below ten begins with where more is made of it, as in двухсотый; by the number less 1. */
const STEMS = "одно двух трех четырех пяти шести семи восьми девяти".split(" ");
const CARDINALS =
  "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".split(
    " ",
  );

/** The forms of a part of a number in its six cases; where genders or usage differ, all of them. */
export type Cases = readonly (readonly string[])[];

/** By the value that each adds. */
export const PARTS: ReadonlyMap<number, Cases> = new Map<number, Cases>([
  [0, cases("ноль|нуль ноля|нуля нолю|нулю ноль|нуль нолем|нулем ноле|нуле")],
  [1, cases("один|одна|одно одного|одной одному|одной один|одного|одну|одно одним|одной|одною одном|одной")],
  [2, cases("два|две двух двум два|две|двух двумя двух")],
  [3, cases("три трех трем три|трех тремя трех")],
  [4, cases("четыре четырех четырем четыре|четырех четырьмя четырех")],
  ...CARDINALS.slice(5).map((word, index): [number, Cases] => [5 + index, soft(word)]),
  [20, soft("двадцать")],
  [30, soft("тридцать")],
  [40, cases("сорок сорока сорока сорок сорока сорока")],
  ...[5, 6, 7, 8].map((unit): [number, Cases] => [10 * unit, tens(unit)]),
  [90, cases("девяносто девяноста девяноста девяносто девяноста девяноста")],
  [100, cases("сто ста ста сто ста ста")],
  [200, cases("двести двухсот двумстам двести двумястами двухстах")],
  [300, cases("триста трехсот тремстам триста тремястами трехстах")],
  [400, cases("четыреста четырехсот четыремстам четыреста четырьмястами четырехстах")],
  ...[5, 6, 7, 8, 9].map((unit): [number, Cases] => [100 * unit, hundreds(unit)]),
]);

export const THOUSAND = cases("тысяча тысячи тысяче тысячу тысячей|тысячью тысяче");
/** After two to four, and after five and more. */
export const FEW_THOUSANDS = cases("тысячи тысяч тысячам тысячи тысячами тысячах");
export const MANY_THOUSANDS = cases("тысяч тысяч тысячам тысяч тысячами тысячах");

/** By the value of what says which one, all its forms. */
export const ORDINALS: ReadonlyMap<number, readonly string[]> = new Map([
  [0, hard("нулев", "ой")],
  [1, hard("перв")],
  [2, hard("втор", "ой")],
  [
    3,
    "третий третьего третьему третьим третьем третья третьей третью третье третьи третьих третьими".split(
      " ",
    ),
  ],
  [4, hard("четверт")],
  [5, hard("пят")],
  [6, hard("шест", "ой")],
  [7, hard("седьм", "ой")],
  [8, hard("восьм", "ой")],
  ...CARDINALS.slice(9).map((word, index): [number, readonly string[]] => [
    9 + index,
    hard(word.slice(0, -1)),
  ]),
  [20, hard("двадцат")],
  [30, hard("тридцат")],
  [40, hard("сороков", "ой")],
  ...[5, 6, 7, 8].map((unit): [number, readonly string[]] => [10 * unit, hard(`${STEMS[unit - 1]}десят`)]),
  [90, hard("девяност")],
  [100, hard("сот")],
  ...STEMS.slice(1).map((stem, index): [number, readonly string[]] => [
    100 * (index + 2),
    hard(`${stem}сот`),
  ]),
  [1000, hard("тысячн")],
  ...STEMS.slice(1).map((stem, index): [number, readonly string[]] => [
    1000 * (index + 2),
    hard(`${stem}тысячн`),
  ]),
]);

function cases(forms: string): Cases {
  return forms.split(" ").map((alike) => alike.split("|"));
}

/** Of those that end in a soft sign. */
function soft(word: string): Cases {
  if (word === "восемь") return cases("восемь восьми восьми восемь восемью|восьмью восьми");
  const stem = word.slice(0, -1);
  // Семью is the family, too, and much oftener.
  const instrumental = word === "семь" ? `${stem}и` : `${word}ю`;
  return cases(`${word} ${stem}и ${stem}и ${word} ${instrumental} ${stem}и`);
}

/** Fifty to eighty. */
function tens(unit: number): Cases {
  const [word, stem] = [CARDINALS[unit] ?? "", STEMS[unit - 1] ?? ""];
  const [nominative, oblique] = [`${word}десят`, `${stem}десяти`];
  return cases(`${nominative} ${oblique} ${oblique} ${nominative} ${word}юдесятью ${oblique}`);
}

/** Five hundred to nine hundred. */
function hundreds(unit: number): Cases {
  const [word, stem] = [CARDINALS[unit] ?? "", STEMS[unit - 1] ?? ""];
  return cases(`${word}сот ${stem}сот ${stem}стам ${word}сот ${word}юстами ${stem}стах`);
}

function hard(stem: string, nominative = "ый"): readonly string[] {
  const endings = `${nominative} ого ому ым ом ая ой ую ое ые ых ыми`.split(" ");
  return [...new Set(endings.map((ending) => stem + ending))];
}
