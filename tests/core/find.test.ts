import fc from "fast-check";
import { expect, test } from "vitest";
import { findAll, foldText } from "#core/find.ts";

const find = (texts: string[], needle: string) => findAll(texts.map(foldText), needle);

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
