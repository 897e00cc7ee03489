import fc from "fast-check";
import { expect, test } from "vitest";
import { indexedText, indexWords, wordFromIndex } from "#core/text/indexed-text.ts";
import { withoutSeparators } from "../search/index/oracle-marks.ts";

test.each([
  ["It's C++, C# and .NET.", ["it", "s", "c++", "c#", "and", ".net"]],
  ["3.5 of GPT-4", ["3", "5", "of", "gpt", "4"]],
  ["... and so. On", ["and", "so", "on"]],
  ["1+1 and #tag", ["1", "1", "and", "tag"]],
  ["Café Ёж", ["cafe", "еж"]],
  ["AI灯台 go", ["ai", "灯", "台", "go"]],
  ["Старый Йод, Ελληνικά", ["старый", "йод", "ελληνικα"]],
  ["λόγος ΛΟΓΟΣ", ["λογοσ", "λογοσ"]],
  ["Ångström ệ i\u0301", ["angstrom", "e", "i"]],
  ["हिन्दी", ["हिन्दी"]],
  ["🎧", []],
])("%o is indexed as %o", (text, words) => {
  expect(indexWords(text).map(wordFromIndex)).toEqual(words);
});

test("without its separators it is as long as the text, unit for unit", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = text.replaceAll("\u001f", "");
      return withoutSeparators(indexedText(plain)).length === plain.length;
    }),
  );
});

test("a text that the index can read is left as it is", () => {
  expect(indexedText("Nothing special, is it? No.")).toBe("Nothing special, is it? No.");
});
