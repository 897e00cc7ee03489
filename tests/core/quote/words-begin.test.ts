import { expect, test } from "vitest";
import { wordsBegin } from "#core/quote/words-begin.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const passage = (start: number, text: string) => {
  const wordTimes = encodeWordTimes(text.split(" ").map((_, index) => start + index));
  return { speaker: null, start, end: start + text.split(" ").length, text, wordTimes };
};

const TRANSCRIPT = {
  language: "en",
  passages: [passage(10, "The lamp went out. Nobody saw it, not even Paul."), passage(20, "I was asleep.")],
};

test.each([
  ["a point within the first sentence", 11, null, 0, 0],
  ["a point within the second", 15.2, null, 0, 19],
  ["a point in the pause after a passage", 23.5, null, 1, 0],
  ["a range from its first word on", 11, 14, 0, 4],
  ["a range whose start was rounded up", 11.001, 13, 0, 4],
  ["a range that begins with the next passage", 19.5, 22, 1, 0],
  ["a range in which no word begins", 11.2, 11.8, 0, 0],
])("%s begins there", (_which, start, end, place, character) => {
  expect(wordsBegin(TRANSCRIPT, { start, end })).toEqual({ passage: place, character });
});

test("before the first passage, and without times, nothing begins", () => {
  expect(wordsBegin(TRANSCRIPT, { start: 3, end: null })).toBeNull();
  const untimed = { speaker: null, start: null, end: null, text: "Words.", wordTimes: "" };
  expect(wordsBegin({ ...TRANSCRIPT, passages: [untimed] }, { start: 0, end: 9 })).toBeNull();
});
