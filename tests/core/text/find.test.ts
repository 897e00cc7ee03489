import fc from "fast-check";
import { expect, test } from "vitest";
import { findAll, foldText } from "#core/text/find.ts";

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

test.each([
  ["мои", "мой"],
  ["か", "が"],
  ["की", "का"],
  ["한국", "하"],
])("in %o another letter, %o, is not found", (text, needle) => {
  expect(find([text], needle)).toEqual([]);
});

test.each([
  ["한국", "국", "국"],
  ["\u1112\u1161\u11ab국", "한", "\u1112\u1161\u11ab"],
  ["ΟΔΟΣ, οδός", "οδοσ", "ΟΔΟΣ"],
  ["שָׁלוֹם", "שלום", "שָׁלוֹם"],
  ["cafe\u0301 कि", "क", "क"],
])("in %o %o is found as %o", (text, needle, expected) => {
  const [first] = find([text], needle);
  expect(text.slice(first?.start, first?.end)).toBe(expected);
});

/** Where the needle begins, overlapping places too, by a language's own rules of comparing. */
function naiveStarts(text: string, needle: string, sensitivity: "base" | "case"): readonly number[] {
  const { compare } = new Intl.Collator("en", { sensitivity });
  const starts = Array.from(text, (_, start) => start);
  return starts.filter((start) => compare(text.slice(start, start + needle.length), needle) === 0);
}

/** Whether the word that begins or ends the match goes on beyond it. */
function goesOn(text: string, start: number, end: number): boolean {
  const inWord = (at: number) => /[abé1]/i.test(text.charAt(at));
  return (inWord(start - 1) && inWord(start)) || (inWord(end - 1) && inWord(end));
}

const spokenText = fc.stringMatching(/^[abABéÉ1 .+]{0,40}$/);
const spokenNeedle = fc.stringMatching(/^[abABéÉ1.+]{1,3}$/);

test.each([
  { matchCase: false, wholeWords: false },
  { matchCase: true, wholeWords: false },
  { matchCase: false, wholeWords: true },
  { matchCase: true, wholeWords: true },
])("with %o all matches are found, and nothing else", (options) => {
  fc.assert(
    fc.property(spokenText, spokenNeedle, (text, needle) => {
      const found = find([text], needle, options);
      const starts = naiveStarts(text, needle, options.matchCase ? "case" : "base").filter(
        (start) => !options.wholeWords || !goesOn(text, start, start + needle.length),
      );
      const covered = (at: number) => found.some(({ start, end }) => at < end && start < at + needle.length);
      return found.every(({ start }) => starts.includes(start)) && starts.every(covered);
    }),
  );
});
