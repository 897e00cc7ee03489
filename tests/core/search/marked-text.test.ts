import { expect, test } from "vitest";
import { excerptParts, firstMarkedWord } from "#core/search/marked-text.ts";
import { MARK_END, MARK_START, markedParts } from "./index/oracle-marks.ts";

const mark = (text: string) => `${MARK_START}${text}${MARK_END}`;
const partsOf = (marked: string) =>
  markedParts(marked, marked.replaceAll(MARK_START, "").replaceAll(MARK_END, ""));

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
