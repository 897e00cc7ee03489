import { describe, expect, test } from "vitest";
import { quoteAt } from "#core/quote/quote-at.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const passage = (speaker: string | null, start: number, text: string) => {
  const wordTimes = encodeWordTimes(text.split(" ").map((_, index) => start + index));
  return { speaker, start, end: start + text.split(" ").length, text, wordTimes };
};

const TRANSCRIPT = {
  language: "en",
  timing: "word" as const,
  passages: [
    passage("Vera", 10, "The lamp went out. Nobody saw it, not even Paul."),
    passage("Paul", 20, "I was asleep."),
  ],
};

describe("what is said at a moment", () => {
  const said = (start: number, end: number | null) => quoteAt(TRANSCRIPT, { start, end });

  test.each([
    [0, null],
    [23.5, null],
    [500, 510],
  ])("nothing from %s to %s", (start, end) => expect(said(start, end)).toBeNull());

  test.each([
    [11, null, "The lamp went out.", "Vera"],
    [15.2, null, "Nobody saw it, not even Paul.", "Vera"],
    [11, 14, "lamp went out.", "Vera"],
    [11.001, 13, "lamp went", "Vera"],
    [18, 22, "even Paul. I was", null],
  ])("from %s to %s: %s", (start, end, text, speaker) => {
    expect(said(start, end)).toEqual({ text, speaker, moment: { start, end }, language: "en" });
  });

  test("an untimed transcript says nothing", () => {
    const untimed = { speaker: null, start: null, end: null, text: "Words.", wordTimes: "" };
    expect(quoteAt({ ...TRANSCRIPT, timing: "none", passages: [untimed] }, { start: 0, end: 9 })).toBeNull();
  });
});
