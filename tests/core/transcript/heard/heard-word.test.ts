import { expect, test } from "vitest";
import { heardWords } from "#core/transcript/heard/heard-word.ts";
import { readWhisper } from "#core/transcript/read/recogniser/whisper.ts";

const PIECE = { start: 100, end: 110 };

/** Text and start of what an answer of a recogniser tells of the piece. */
function heard(answer: unknown) {
  return heardWords(readWhisper(answer) ?? [], PIECE).map(({ text, start }) => [text, start]);
}

test("words are timed in the episode, and written with the signs that only their segment has", () => {
  const answer = {
    segments: [{ start: 0, end: 3, text: " Well – hello, World. Bye!" }],
    words: [
      { word: "Well", start: 0, end: 0.5 },
      { word: "hello", start: 1, end: 1.5 },
      { word: "World", start: 1.5, end: 2 },
      { word: "Bye", start: 2.5, end: 3 },
    ],
  };
  expect(heard(answer)).toEqual([
    ["Well –", 100],
    ["hello,", 101],
    ["World.", 101.5],
    ["Bye!", 102.5],
  ]);
});

test("without words, the words of a segment share its time by their letters", () => {
  const answer = { segments: [{ start: 2, end: 6, text: "ab abcde" }], words: [] };
  const words = heardWords(readWhisper(answer) ?? [], PIECE);
  expect(words.map(({ text, start, first, measured }) => [text, start, first, measured])).toEqual([
    ["ab", 102, true, false],
    [" abcde", 103.5, false, false],
  ]);
});

test("times that run backwards or past the piece are held inside it, in order", () => {
  const words = [
    { word: "a", start: 5, end: 4 },
    { word: "b", start: 3, end: 99 },
    { word: "c", start: 9, end: 9.5 },
  ];
  expect(heard({ words })).toEqual([
    ["a", 105],
    ["b", 105],
    ["c", 109],
  ]);
  // A time after its end is none.
  expect(
    heard({ segments: [{ start: 1, end: 3, text: "late" }], words: [{ word: "late", start: 50, end: 51 }] }),
  ).toEqual([["late", 101]]);
});
