import fc from "fast-check";
import { expect, test } from "vitest";
import { findAll, foldText } from "#core/find.ts";

const LOOSE = { matchCase: false, wholeWords: false };
const find = (texts: string[], needle: string, options = LOOSE) =>
  findAll(
    texts.map((text) => foldText(text, options.matchCase)),
    needle,
    options,
  );

test("nothing is found for nothing", () => {
  expect(find(["some text"], "")).toEqual([]);
  expect(find(["some text"], "  ")).toEqual([]);
});

test("case and accents do not matter, and the offsets are the text's own", () => {
  const text = "Déjà vu: the CAFE\u0301 was a café.";
  const found = find([text], "cafe");
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["CAFE\u0301", "café"]);
});

test("matches come in the order of the texts and do not overlap", () => {
  expect(find(["aaa", "b", "a"], "aa")).toEqual([{ text: 0, start: 0, end: 2 }]);
  expect(find(["ёлка", "елка"], "ёлка").map((found) => found.text)).toEqual([0, 1]);
});

test("a piece of a text is found in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, a, b) => {
      const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const needle = text.slice(from, to);
      fc.pre(foldText(needle.trim()).folded !== "");
      return (
        find([text], needle).length > 0 || foldText(text).folded.indexOf(foldText(needle.trim()).folded) < 0
      );
    }),
  );
});

test.each([
  ["Cafe", "the Café, a café", ["Café"]],
  ["cafe", "the Café, a café", ["café"]],
  ["МАЯК", "маяк МАЯК", ["МАЯК"]],
])("with case %o in %o is %o", (needle, text, expected) => {
  const found = find([text], needle, { ...LOOSE, matchCase: true });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

test.each([
  ["light", "lighthouse light, twilight", [11]],
  ["C++", "C++11 or C++ it is", [0, 9]],
  ["мой", "мой моих, мойка", [0]],
  ["灯台", "古い灯台だ", [2]],
  ["don't", "don’t, don't", [0, 7]],
])("as whole words %o in %o begins at %o", (needle, text, expected) => {
  const found = find([text], needle, { ...LOOSE, wholeWords: true });
  expect(found.map(({ start }) => start)).toEqual(expected);
});

test("й is a letter of its own", () => {
  expect(find(["мои"], "мой")).toEqual([]);
});

test("whole words are among all that is found, and no letter stands beside them", () => {
  const text = fc.stringMatching(/^[ab .é1]{0,40}$/);
  fc.assert(
    fc.property(text, fc.stringMatching(/^[ab1]{1,3}$/), (source, needle) => {
      const all = find([source], needle).length;
      const whole = find([source], needle, { ...LOOSE, wholeWords: true });
      const lonely = whole.every(({ start, end }) =>
        [source[start - 1], source[end]].every((beside) => beside === undefined || /[ .]/.test(beside)),
      );
      return lonely && whole.length <= all + source.length;
    }),
  );
});
