import { expect } from "vitest";
import { readTranscript } from "#core/transcript/read/format.ts";

/** What is read of the JSON of a recogniser: speaker, text and the times of words of each passage. */
export function readRecognised(file: unknown) {
  const { passages, timing, problems } = readTranscript("json", JSON.stringify(file));
  return { timing, problems, passages: passages.map((one) => [one.speaker, one.text, ...one.wordTimes]) };
}

/** `Hello there.` as many recognisers write its words. */
export const helloWords = (...starts: readonly number[]) =>
  starts.map((start, index) => ({ word: ["Hello", "there."][index], start, end: start + 0.4 }));

/** The file is one passage, timed word by word; that of a figure, whose words are read out, as a whole. */
export function expectTimedByWord(file: unknown, passage: readonly unknown[]): void {
  const timing = String(passage[1]).includes("42") ? "cue" : "word";
  expect(readRecognised(file)).toEqual({ timing, problems: [], passages: [passage] });
}
