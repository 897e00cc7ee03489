import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "#core/query.ts";

const word = (text: string) => ({ kind: "word", text }) as const;
const phrase = (text: string) => ({ kind: "phrase", text }) as const;

test.each([
  ["", [], []],
  ['( ) " *', [], []],
  ["OR", [[word("OR")]], []],
  ["-", [], []],
  ["light house", [[word("light")], [word("house")]], []],
  ['"a light house"', [[phrase("a light house")]], []],
  ['"never closed', [[phrase("never closed")]], []],
  ["lighth*", [[{ kind: "prefix", text: "lighth" }]], []],
  ["light -house", [[word("light")]], [word("house")]],
  ['light -"white house"', [[word("light")]], [phrase("white house")]],
  ["light OR lamp", [[word("light"), word("lamp")]], []],
  ["light OR", [[word("light")]], []],
  ["light or lamp", [[word("light")], [word("or")], [word("lamp")]], []],
  ["маяк 灯台", [[word("маяк")], [word("灯台")]], []],
])("%o asks for %o without %o", (text, groups, excluded) => {
  expect(parseQuery(text)).toEqual({ groups, excluded });
});

test("any text is a query of bounded size, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000, unit: "binary" }), (text) => {
      const { groups, excluded } = parseQuery(text);
      return groups.flat().length + excluded.length <= 32;
    }),
  );
});
