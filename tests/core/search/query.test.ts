import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery, replaceWord } from "#core/search/query.ts";

const word = (text: string) => ({ kind: "word", text }) as const;
const phrase = (text: string) => ({ kind: "phrase", text }) as const;
const prefix = (text: string) => ({ kind: "prefix", text }) as const;

test.each([
  ["", [], []],
  ['( ) " *', [], []],
  ["OR", [[word("OR")]], []],
  ["-", [], []],
  ["light house", [[word("light")], [word("house")]], []],
  ['"a light house"', [[phrase("a light house")]], []],
  ['"never closed', [[phrase("never closed")]], []],
  ["lighth*", [[prefix("lighth")]], []],
  ["l*", [[word("l")]], []],
  ["aa* bb* cc* dd* ee*", [...["aa", "bb", "cc", "dd"].map((text) => [prefix(text)]), [word("ee")]], []],
  ["light -house", [[word("light")]], [word("house")]],
  ['light -"white house"', [[word("light")]], [phrase("white house")]],
  ["light OR lamp", [[word("light"), word("lamp")]], []],
  ["light OR", [[word("light")]], []],
  ["light or lamp", [[word("light")], [word("or")], [word("lamp")]], []],
  ["маяк 灯台", [[word("маяк")], [word("灯台")]], []],
  ["https://a.org", [[word("https://a.org")]], []],
  ["speaker:", [[word("speaker:")]], []],
  ["before:soon", [[word("before soon")]], []],
  ["12:34", [[word("12:34")]], []],
])("%o asks for %o without %o", (text, groups, excluded) => {
  expect(parseQuery(text)).toEqual({ groups, excluded, conditions: [] });
});

test.each([
  ["speaker:ann", { field: "speaker", value: "ann", excluded: false }],
  ['speaker:"Ann Lee"', { field: "speaker", value: "Ann Lee", excluded: false }],
  ["-show:harbour-talk", { field: "show", value: "harbour-talk", excluded: true }],
  ["tag:light", { field: "tag", value: "light", excluded: false }],
  ["before:2026", { field: "before", value: "2026-01-01", excluded: false }],
  ["after:2026-05", { field: "after", value: "2026-05-01", excluded: false }],
  ["after:2026-05-17", { field: "after", value: "2026-05-17", excluded: false }],
])("%s is a condition", (text, condition) => {
  expect(parseQuery(`${text} lamp`)).toEqual({
    groups: [[word("lamp")]],
    excluded: [],
    conditions: [condition],
  });
});

test.each(["2026-02-30", "2026-13", "20266", "2026-5"])("after:%s is no day, so it is words", (day) => {
  expect(parseQuery(`after:${day}`).conditions).toEqual([]);
});

test("any text is a query of bounded size, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000, unit: "binary" }), (text) => {
      const { groups, excluded, conditions } = parseQuery(text);
      return groups.flat().length + excluded.length + conditions.length <= 32;
    }),
  );
  expect(parseQuery("word ".repeat(10_000)).groups.length).toBe(32);
});

test.each([
  ["old lihgt house", "lihgt", "light", "old light house"],
  ["lights lihgt", "lihgt", "light", "lights light"],
  ["маяк манк", "манк", "маяк", "маяк маяк"],
  ["price $1", "$1", "$&", "price $1"],
])("in %o, %o becomes %o", (query, typed, meant, expected) => {
  expect(replaceWord(query, typed, meant)).toBe(expected === "price $1" ? "price $&" : expected);
});
