import { describe, expect, test } from "vitest";
import { SpokenText } from "#core/transcript/spoken-text.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const passage = (start: number, text: string) => {
  const words = text.split(" ");
  const wordTimes = encodeWordTimes(words.map((_, index) => start + index));
  return { speaker: null, start, end: start + words.length, text, wordTimes };
};

const spoken = new SpokenText({
  language: "en",
  timing: "word",
  passages: [
    passage(10, "The lamp is lit. It turns all night, and nobody sees it."),
    passage(30, "Who keeps it?"),
  ],
});

describe("what is said", () => {
  test.each([
    [9, null, null],
    [10, "The lamp is lit.", "The lamp is lit."],
    [13.5, "The lamp is lit.", "The lamp is lit."],
    [14, "It turns all night", "It turns all night, and nobody sees it."],
    [25, "and nobody sees it.", "It turns all night, and nobody sees it."],
    [31, "Who keeps it?", "Who keeps it?"],
    [9999, "Who keeps it?", "Who keeps it?"],
  ])("at %d s is %o, of %o", (time, words, sentence) => {
    expect(spoken.wordsAround(time)).toBe(words);
    expect(spoken.sentenceAt(time)).toBe(sentence);
  });

  test.each([
    [0, 10, null],
    [10.5, 14, null],
    [12, 14, 10],
    [14.5, 30, 10],
    [16, 30, 14],
    [31.5, null, 30],
  ])("at %d: the next sentence begins at %o, the previous one at %o", (time, next, previous) => {
    expect(spoken.sentenceStart(time, 1)).toBe(next);
    expect(spoken.sentenceStart(time, -1)).toBe(previous);
  });

  test.each([
    [9, null],
    [10.5, { start: 10, end: 14 }],
    [25, { start: 14, end: 22 }],
    [9999, { start: 30, end: 33 }],
  ])("at %d the sentence goes from where to where it is known to: %o", (time, range) => {
    expect(spoken.sentenceRange(time)).toEqual(range);
  });

  test.each([
    [9, null],
    [25, 10],
    [31, 30],
  ])("at %d the passage began at %o", (time, start) => {
    expect(spoken.passageStart(time)).toBe(start);
  });

  test.each([
    [0, 10, null],
    [25, 30, null],
    [31, null, 10],
  ])("at %d: the next passage begins at %o, the previous one at %o", (time, next, previous) => {
    expect(spoken.passageBeside(time, 1)).toBe(next);
    expect(spoken.passageBeside(time, -1)).toBe(previous);
  });

  test("is listed word by word for a stretch of time, with the word that was begun before it", () => {
    expect(spoken.listWords(11.5, 13.2)).toEqual([
      { text: "lamp", start: 11, next: 12 },
      { text: "is", start: 12, next: 13 },
      { text: "lit.", start: 13, next: 14 },
    ]);
    expect(spoken.listWords(0, 10).map(({ text }) => text)).toEqual(["The"]);
    expect(spoken.listWords(31.5, 99)).toEqual([
      { text: "keeps", start: 31, next: 32 },
      { text: "it?", start: 32, next: Number.POSITIVE_INFINITY },
    ]);
    expect(spoken.listWords(0, 5)).toEqual([]);
    expect(spoken.lettersASecond).toBeCloseTo(69 / 15, 1);
  });

  test("is told apart by who speaks, where that is known", () => {
    const named = [
      { ...passage(10, "One."), speaker: "Ann" },
      { ...passage(20, "Two."), speaker: "Ann" },
      { ...passage(30, "Three."), speaker: "Ben" },
    ];
    const text = new SpokenText({ language: "en", timing: "word", passages: named });
    expect([text.turnStart(12, 1), text.turnStart(35, -1), text.turnStart(30.5, -1)]).toEqual([30, 30, 10]);
    expect([text.turnStartOf("Ben", 12, 1), text.turnStartOf("Ann", 35, -1)]).toEqual([30, 10]);
    expect(text.turnsOf("Ann").map(({ start, end }) => [start, end])).toEqual([[10, 21]]);
    expect(spoken.turnStart(12, 1)).toBeNull();
  });

  test("is not known of a text without times", () => {
    const untimed = { speaker: null, start: null, end: null, text: "Only words.", wordTimes: "" };
    const text = new SpokenText({ language: "en", timing: "none", passages: [untimed] });
    expect(text.wordsAround(5)).toBeNull();
    expect(text.sentenceAt(5)).toBeNull();
    expect(text.sentenceStart(5, 1)).toBeNull();
    expect(text.sentenceRange(5)).toBeNull();
  });
});
