import fc from "fast-check";
import { expect, test } from "vitest";
import { findAll, foldText } from "#core/text/find.ts";
import { withoutHidden } from "#core/text/hidden-character.ts";
import { htmlText } from "#core/text/html-text.ts";
import { textField } from "#core/text/text-field.ts";

test.each([
  ["ri\u00ADver", "river"],
  ["hydro\u200Belectric", "hydroelectric"],
  ["Auf\u200Clage", "Auflage"],
  ["wo\u2060rd", "word"],
  ["при\u200D\u200Cвет", "привет"],
])("what only hides a word is left out: %j", (text, plain) => {
  expect(withoutHidden(text)).toBe(plain);
});

test.each([
  "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
  "\u0915\u094D\u200D\u0937",
  "\u{1F469}\u200D\u{1F4BB}",
  "\u0E01\u0E31\u200B\u0E02",
])("what a script needs stays: %j", (text) => {
  expect(withoutHidden(text)).toBe(text);
});

test("a title and the text of notes are without it, however it is written", () => {
  expect(textField("Ri&shy;ver&amp;shy;side")).toBe("Riverside");
  expect(htmlText("<b>Ri&shy;ver</b>")).toBe("River");
});

test("words are found on a page that still holds it, and where they stand", () => {
  const text = foldText("The ri\u00ADver\u200Bside dam");
  const options = { matchCase: false, wholeWords: true };
  expect(findAll([text], "riverside", options)).toEqual([{ text: 0, start: 4, end: 15 }]);
  expect(findAll([text], "river\u00ADside", options)).toEqual([{ text: 0, start: 4, end: 15 }]);
});

test("nothing is added, and nothing is left to take", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("a", "\u00AD", "\u200B", "\u200C", "\u200D", "\u0E01", "\u0646", " "),
      }),
      (text) => {
        const plain = withoutHidden(text);
        expect(plain.length).toBeLessThanOrEqual(text.length);
        expect(plain.replace(/[\u00AD\u200B-\u200D]/g, "")).toBe(text.replace(/[\u00AD\u200B-\u200D]/g, ""));
      },
    ),
  );
});
