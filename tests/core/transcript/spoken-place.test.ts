import { describe, expect, test } from "vitest";
import { findSpoken } from "#core/transcript/spoken-place.ts";

const TEXTS = ["one two three", "four five", "six one two"];

describe("where spoken words stand", () => {
  test("within a text, and over several", () => {
    expect(findSpoken(TEXTS, 0, "two three")).toEqual([{ text: 0, start: 4, end: 13 }]);
    expect(findSpoken(TEXTS, 0, "three four five six")).toEqual([
      { text: 0, start: 8, end: 13 },
      { text: 1, start: 0, end: 9 },
      { text: 2, start: 0, end: 3 },
    ]);
  });

  test("from the text on that they begin in", () => {
    expect(findSpoken(TEXTS, 2, "one two")).toEqual([{ text: 2, start: 4, end: 11 }]);
    expect(findSpoken(TEXTS, 1, "six")).toEqual([]);
  });

  test("nowhere when they were corrected, or there are none", () => {
    expect(findSpoken(TEXTS, 0, "two four")).toEqual([]);
    expect(findSpoken(TEXTS, 0, "")).toEqual([]);
    expect(findSpoken([], 0, "one")).toEqual([]);
  });
});
