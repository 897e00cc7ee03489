import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSpokenIndex, timeOfWord, wordAt } from "#core/transcript/spoken-index.ts";
import { decodeWordTimes, encodeWordTimes, indexAt } from "#core/transcript/word-times.ts";

const times = fc
  .array(fc.integer({ min: 0, max: 100_000_000 }), { maxLength: 80 })
  .map((list) => list.toSorted((a, b) => a - b).map((ms) => ms / 1000));

test("word times read back to the millisecond", () => {
  fc.assert(
    fc.property(times, (starts) => {
      expect(decodeWordTimes(encodeWordTimes(starts))).toEqual(starts);
    }),
  );
});

test("before the first word there is none, and in a pause the last one holds", () => {
  const starts = [1, 2, 2, 5];
  expect([0, 0.999, 1, 1.5, 2, 4.9, 5, 99].map((time) => indexAt(starts, time))).toEqual([
    -1, -1, 0, 0, 2, 2, 3, 3,
  ]);
});

test("the word found at a time is the one that a scan from the start finds", () => {
  fc.assert(
    fc.property(times, fc.double({ min: 0, max: 100_000, noNaN: true }), (starts, time) => {
      expect(indexAt(starts, time)).toBe(starts.findLastIndex((start) => start <= time));
    }),
  );
});

test("a word is told by its passage and place, and its time leads back to it", () => {
  const passages = [[0.5, 1, 1.5], [], [2, 3]];
  const index = buildSpokenIndex(passages.map(encodeWordTimes));
  expect(wordAt(index, 0)).toBeNull();
  expect(wordAt(index, 1.2)).toEqual({ passage: 0, word: 1 });
  expect(wordAt(index, 2)).toEqual({ passage: 2, word: 0 });
  expect(timeOfWord(index, { passage: 2, word: 1 })).toBe(3);
  expect(timeOfWord(index, { passage: 0, word: 3 })).toBeNull();
  expect(timeOfWord(index, { passage: 9, word: 0 })).toBeNull();
});
