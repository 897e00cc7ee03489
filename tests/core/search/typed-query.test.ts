import { expect, test } from "vitest";
import { parseQuery } from "#core/search/query.ts";
import { typedQuery } from "#core/search/typed-query.ts";

test.each([
  ["", null],
  ["li", null],
  ["  l i ", null],
  ["lig", "lig*"],
  [" lig", "lig*"],
  ["lig ", "lig"],
  ["old li", "old li*"],
  ["свет", "свет*"],
  ["a b c", "a b c*"],
  ["1984", "1984*"],
  // What is no plain word is as it stands.
  ["lig*", "lig*"],
  ["light-", "light-"],
  ["light -hou", "light -hou"],
  ["light OR", "light OR"],
  ["light THEN", "light THEN"],
  ["light ПОТОМ", "light ПОТОМ"],
  ["light THEN hou", "light THEN hou*"],
  ['"light house"~5', '"light house"~5'],
  ["speaker:ver", "speaker:ver"],
  ['"light ho', '"light ho'],
  ['"light house"', '"light house"'],
  ["“light ho", "“light ho"],
  ["«белый до", "«белый до"],
  ['"light house" la', '"light house" la*'],
])("%j, half typed, asks for %j", (text, query) => {
  expect(typedQuery(text)).toBe(query);
});

test("the beginning of the last word is looked for", () => {
  expect(parseQuery(typedQuery("old light") ?? "").groups.flat()).toEqual([
    { kind: "word", text: "old" },
    { kind: "prefix", text: "light" },
  ]);
});
