import { describe, expect, test } from "vitest";
import { ENGLISH } from "#core/search/number/english-number.ts";
import { findNumbers } from "#core/search/number/number-forms.ts";
import { readNumber } from "#core/search/number/read-number.ts";
import { RUSSIAN } from "#core/search/number/russian-number.ts";
import { indexWords } from "#core/text/indexed-text.ts";

const ALL = Array.from({ length: 10_000 }, (_, value) => value);

/** What is typed, piece by piece. */
function find(typed: string) {
  return findNumbers(typed.split(" ").map(indexWords));
}

function formsOf(typed: string): readonly string[] {
  return find(typed).flatMap(({ forms }) => forms);
}

test.each([
  ["English", ENGLISH],
  ["Russian", RUSSIAN],
])("every way to say a number in %s is read as that number, from 0 to 9999", (_, language) => {
  const misread = ALL.flatMap((value) => {
    const ways = [
      ...language.cardinals(value).map((words) => ({ words, ordinal: false })),
      ...language.ordinals(value).map((words) => ({ words, ordinal: true })),
    ];
    return ways.filter(({ words, ordinal }) => {
      const own = words[0] === "a" ? words.slice(1) : words;
      const read = readNumber(own);
      const whole = read?.value === value && read.ordinal === ordinal && read.length === own.length;
      return !whole || indexWords(words.join(" ")).join(" ") !== words.join(" ");
    });
  });
  expect(misread).toEqual([]);
});

test.each([
  ["1984", ["nineteen eighty four", "one thousand nine hundred and eighty four"]],
  ["1984", ["тысяча девятьсот восемьдесят четыре", "тысяча девятьсот восемьдесят четвертом"]],
  ["1984", ["тысячи девятисот восьмидесяти четырех", "тысяча девятьсот восемьдесят четвертый"]],
  ["1905", ["nineteen oh five", "тысяча девятьсот пятого"]],
  ["1900", ["nineteen hundred", "тысяча девятисотый"]],
  ["2000", ["two thousand", "две тысячи", "двухтысячном"]],
  ["2024", ["twenty twenty four", "two thousand and twenty four", "две тысячи двадцать четвертого"]],
  ["1066", ["ten sixty six"]],
  ["100", ["a hundred", "one hundred", "сто", "ста", "сотый"]],
  ["20", ["twenty", "twentieth", "20th", "двадцать", "двадцати", "двадцатью", "двадцатого"]],
  ["1", ["one", "first", "1st", "один", "одна", "одного", "первого"]],
  ["2", ["two", "два", "две", "двух", "двумя", "второй"]],
  ["5th", ["fifth", "5"]],
  ["45th", ["forty fifth"]],
  ["5-го", ["5", "пятого", "пятый"]],
  ["fifth", ["5th", "5"]],
  ["twelfth", ["12th", "12"]],
  ["forty-fifth", ["45th"]],
  ["nineteen eighty-four", ["1984"]],
  ["nineteen hundred and eighty four", ["1984"]],
  ["twenty twenty", ["2020"]],
  ["two thousand nineteen", ["2019"]],
  ["seven hundred", ["700"]],
  ["тысяча девятьсот восемьдесят четвёртом", ["1984"]],
  ["одна тысяча девятьсот пятый", ["1905"]],
  ["двадцати", ["20", "двадцать", "двадцатью"]],
  ["сорока двух", ["42"]],
  ["пятого", ["5"]],
])("%s is %o as well", (typed, expected) => {
  expect(find(typed)).toHaveLength(1);
  expect(formsOf(typed)).toEqual(expect.arrayContaining(expected));
});

describe("is no other number", () => {
  test.each([
    ["family, by the form of seven that says both", "7", "семью"],
    ["which one of more than a month has days", "45", "forty fifth"],
    ["how many, where which one was asked for", "45th", "45"],
    ["a thousand without its one", "1984", "одна тысяча девятьсот восемьдесят четыре"],
  ])("%s", (_, typed, form) => {
    expect(formsOf(typed)).not.toContain(form);
  });

  test.each([
    "",
    "10000",
    "007",
    "3.5",
    "44,100",
    "1984x",
    "5xx",
    "lamp",
    "and",
    "oh",
    "5-xyz",
    "twenty-first-class",
  ])("%j", (typed) => {
    expect(find(typed)).toEqual([]);
  });
});

test("each number is as long as it can be, and what stands between numbers is none", () => {
  expect(
    find("the five hundred of nineteen eighty four or 20 пять").map(({ from, to }) => [from, to]),
  ).toEqual([
    [1, 3],
    [4, 7],
    [8, 9],
    [9, 10],
  ]);
  const digits = (typed: string) => find(typed).map(({ forms }) => forms[0]);
  expect(digits("two three")).toEqual(["2", "3"]);
  expect(digits("four eighty")).toEqual(["4", "80"]);
  expect(digits("five пять")).toEqual(["5", "5"]);
});
