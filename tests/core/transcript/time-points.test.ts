import fc from "fast-check";
import { expect, test } from "vitest";
import { wordSpans } from "#core/text/word.ts";
import { buildPassages } from "#core/transcript/passage.ts";
import { decodeTimePoints, encodeTimePoints } from "#core/transcript/time-points.ts";
import type { StoredPassage } from "#core/transcript/transcript.ts";
import { decodeWordTimes, encodeWordTimes } from "#core/transcript/word-times.ts";

const SPOKEN = { speaker: null, start: 0, end: 0, text: "", wordTimes: "" };

/** Words with the pauses between them, in milliseconds, in passages of which some have no times. */
const passages = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom("a", "of", "sound", "listening,", "聞こえる"), { maxLength: 12 }),
      pauses: fc.array(fc.constantFrom(0, 0, 40, 250, 9000), { minLength: 80, maxLength: 80 }),
      timed: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((list) => {
    let time = 0;
    return list.map(({ words, pauses, timed }): StoredPassage => {
      const text = words.join(" ");
      if (!timed) return { ...SPOKEN, start: null, end: null, text };
      const starts = wordSpans(text).map((_, word) => {
        time += pauses[word] ?? 0;
        return time / 1000;
      });
      time += pauses.at(-1) ?? 0;
      return { ...SPOKEN, text, end: time / 1000, wordTimes: encodeWordTimes(starts) };
    });
  });

const textsOf = (list: readonly StoredPassage[]) => list.map(({ text }) => text);

test("the times of words read back to a millisecond, and the ends of passages exactly", () => {
  fc.assert(
    fc.property(passages, (list) => {
      const { starts, ends, firstWords } = decodeTimePoints(encodeTimePoints(list), textsOf(list));
      const wanted = list.map(({ wordTimes }) => decodeWordTimes(wordTimes));
      expect(starts).toHaveLength(wanted.flat().length);
      for (const [word, time] of wanted.flat().entries())
        expect(Math.abs((starts[word] ?? Number.NaN) - time)).toBeLessThan(0.0011);
      const spoken = wanted.flat().length > 0;
      expect(ends).toEqual(list.map(({ end }) => (spoken ? end : null)));
      expect([...firstWords]).toEqual(list.map((_, index) => wanted.slice(0, index).flat().length));
    }),
  );
});

test("what is interpolated within captions is not told", () => {
  const text = "How sound becomes a file that anybody can hear again, ".trim();
  const cues = Array.from({ length: 100 }, (_, cue) => ({
    start: cue * 4,
    end: cue * 4 + 4,
    speaker: null,
    text: cue % 4 === 3 ? `${text}.` : text,
    stamps: [],
  }));
  const built = buildPassages(cues).passages.map((passage) => ({
    ...passage,
    wordTimes: encodeWordTimes(passage.wordTimes),
  }));
  const words = built.flatMap(({ wordTimes }) => decodeWordTimes(wordTimes)).length;
  expect(words).toBe(1000);
  expect(encodeTimePoints(built).length).toBeLessThan(words / 2);
});

test("a transcript without times has none", () => {
  const untimed = [{ ...SPOKEN, start: null, end: null, text: "Only read." }];
  expect(encodeTimePoints(untimed)).toBe("");
  const index = decodeTimePoints("", ["Only read."]);
  expect([...index.starts]).toEqual([]);
  expect(index.ends).toEqual([null]);
});

test("a text that a page has changed gives times for every word all the same", () => {
  const list = [{ ...SPOKEN, text: "one two three", end: 4, wordTimes: encodeWordTimes([1, 2, 3]) }];
  const { starts } = decodeTimePoints(encodeTimePoints(list), ["one two three four five"]);
  expect(starts).toHaveLength(5);
  expect([...starts].every(Number.isFinite)).toBe(true);
});
