import { expect, test } from "vitest";
import { lowerCase } from "#core/text/lower-case.ts";

test.each([
  ["ΛΌΓΟΣ ΣΟΦΊΑΣ", undefined, "λόγοσ σοφίασ"],
  ["λόγος", undefined, "λόγοσ"],
  ["IŞIK İÇİN", "tr", "ışık için"],
  ["ISTANBUL", undefined, "istanbul"],
  ["Straße ÉCLAIR Ёлка", undefined, "straße éclair ёлка"],
])("%s in small letters (%s) is %s", (text, language, small) => {
  expect(lowerCase(text, language)).toBe(small);
});
