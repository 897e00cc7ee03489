import fc from "fast-check";
import { expect, test } from "vitest";
import {
  excerptParts,
  firstMarkedWord,
  MARK_END,
  MARK_START,
  markedParts,
} from "#core/search/marked-text.ts";

const mark = (text: string) => `${MARK_START}${text}${MARK_END}`;
const partsOf = (marked: string) =>
  markedParts(marked, marked.replaceAll(MARK_START, "").replaceAll(MARK_END, ""));

test("a mark that is never closed marks nothing, and its text stays", () => {
  expect(partsOf(`one ${MARK_START}two`)).toEqual([
    { text: "one ", marked: false },
    { text: "two", marked: false },
  ]);
});

test("the parts are the text's own where the index has folded it", () => {
  expect(markedParts(`${mark("Еще")} раз`, "Ещё раз")).toEqual([
    { text: "Ещё", marked: true },
    { text: " раз", marked: false },
  ]);
});

test("the first marked word is counted in words of the text", () => {
  expect(firstMarkedWord(partsOf(`The old ${mark("light")}house ${mark("light")}`))).toBe(2);
  expect(firstMarkedWord(partsOf("no mark"))).toBe(0);
  expect(firstMarkedWord(partsOf(`"${mark("Quoted")} first`))).toBe(0);
});

test("an excerpt keeps the first mark in view and says what was left out", () => {
  const text = `${"before ".repeat(60)}${mark("here")} ${"after ".repeat(60)}`;
  const parts = excerptParts(partsOf(text), 120);
  const shown = parts.map((part) => part.text).join("");
  expect(parts.some((part) => part.marked && part.text === "here")).toBe(true);
  expect(shown.startsWith("… before")).toBe(true);
  expect(shown.endsWith("after …")).toBe(true);
  expect(shown.length).toBeLessThanOrEqual(124);
});

test("whatever the marks, no text is lost", () => {
  const piece = fc.tuple(fc.stringMatching(/^[a-z ]*$/), fc.boolean());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const marked = pieces.map(([text, isMarked]) => (isMarked ? mark(text) : text)).join("");
      const plain = pieces.map(([text]) => text).join("");
      expect(
        partsOf(marked)
          .map((part) => part.text)
          .join(""),
      ).toBe(plain);
    }),
  );
});
