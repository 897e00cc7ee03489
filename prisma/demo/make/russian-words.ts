import type { Pronunciations } from "./pronunciation.ts";

/** Words whose stress the Russian voice guesses wrongly, with the stressed vowel after a "+". */
const STRESSED = `
  +эдисон +эдисона берншт+ейн бор+оздка бор+оздку выд+авливала голос+а д+икторов дол+ей запатентов+ал игл+у
  м+эри мембр+ана нар+езали отр+езки отр+езков отскан+ировали п+исьма прошл+о т+омас толст+ому фоноавт+ограф
  ч+ерез чайк+овский щет+инка
`;

/** Numbers, which the voice knows in one case only, and names of other tongues. */
const SPELLED: readonly (readonly [string, string])[] = [
  ["голоса»,", "г+олоса"],
  ["голоса».", "г+олоса"],
  ["Festival", "фестив+аль"],
  ["Эдуар-Леон", "эду+ар ле+он"],
  ["9", "дев+ятого"],
  ["1857", "т+ысяча восемьс+от пятьдес+ят седьм+ом"],
  ["1860", "т+ысяча восемьс+от шестидес+ятого"],
  ["1877", "т+ысяча восемьс+от с+емьдесят седьм+ом"],
  ["1890", "т+ысяча восемьс+от девян+остого"],
  ["1899", "т+ысяча восемьс+от девян+осто дев+ятом"],
  ["1908", "т+ысяча девятьс+от восьм+ом"],
  ["1920", "т+ысяча девятьс+от двадц+атом"],
  ["2008", "дв+е т+ысячи восьм+ом"],
];

export const RUSSIAN_WORDS: Pronunciations = new Map([
  ...STRESSED.trim()
    .split(/\s+/u)
    .map((word): readonly [string, string] => [word.replace("+", ""), word]),
  ...SPELLED,
]);
