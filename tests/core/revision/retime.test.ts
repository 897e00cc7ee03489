import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EditablePassage } from "#core/revision/correction.ts";
import { retime } from "#core/revision/retime.ts";
import { wordSpans } from "#core/text/word.ts";
import { anyText, timedTranscript, untimedTranscript } from "./generated.ts";

const PASSAGE: EditablePassage = {
  id: 1,
  speaker: null,
  start: 9,
  end: 20,
  text: "we hear the sea again",
  wordTimes: [10, 11, 12, 14, 16],
};

describe("the times of a new text", () => {
  test.each([
    ["the same words keep theirs", "we hear the sea again", [10, 11, 12, 14, 16]],
    ["in another case, with other signs and accents too", "«We» héar, the SEA: again!", [10, 11, 12, 14, 16]],
    ["a word that is replaced gives up its own", "we hear the ocean again", [10, 11, 12, 14, 16]],
    ["several share it by their length", "we hear the big ocean again", [10, 11, 12, 14, 14.75, 16]],
    ["fewer take all of it", "we smell again", [10, 11, 16]],
    [
      "a word that is put in takes a part of the one before",
      "we hear all the sea again",
      [10, 11, 11.571, 12, 14, 16],
    ],
    ["at the end it takes a part of what is left", "we hear the sea again now", [10, 11, 12, 14, 16, 18.5]],
    [
      "at the beginning it takes what is before",
      "now then we hear the sea again",
      [9, 9.429, 10, 11, 12, 14, 16],
    ],
    ["words that are taken away leave the others where they are", "hear sea", [11, 14]],
    ["nothing is left of an empty text", " ", []],
    ["none is left: they share what the passage had", "some other", [10, 14.444]],
  ])("%s", (_, text, times) => {
    expect(retime(PASSAGE, text)).toEqual(times);
  });

  test("are one for each word, in order and within the passage, for any text", () => {
    fc.assert(
      fc.property(timedTranscript, anyText, ([passage], text) => {
        if (!passage) return;
        const times = retime(passage, text);
        expect(times).toHaveLength(wordSpans(text).length);
        const all = [passage.start ?? 0, ...times, passage.end ?? 0];
        expect(all).toEqual(all.toSorted((one, other) => one - other));
        expect(retime(passage, passage.text)).toEqual(passage.wordTimes);
      }),
      { numRuns: 2000 },
    );
  });

  test("stay within a passage whose own times are finer than milliseconds", () => {
    const fine = { ...PASSAGE, start: 0.0004, end: 0.00045, text: "a", wordTimes: [0.0004] };
    expect(retime(fine, "b c")).toEqual([0.0004, 0.0004]);
  });

  test("are none where there are none", () => {
    fc.assert(
      fc.property(untimedTranscript, anyText, ([one], text) => {
        expect(one && retime(one, text)).toEqual([]);
      }),
    );
  });
});
