import { describe, expect, test } from "vitest";
import { applyCorrections } from "#core/revision/apply.ts";
import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import { invertCorrections } from "#core/revision/invert.ts";

const PASSAGES: readonly EditablePassage[] = [
  { id: 1, speaker: "Ada", start: 1, end: 5, text: "one two", wordTimes: [1, 2] },
  { id: 2, speaker: "Ada", start: 6, end: 9, text: "three", wordTimes: [6] },
  { id: 3, speaker: null, start: 9, end: 9, text: "four", wordTimes: [9] },
];
const UNTIMED = PASSAGES.map((passage) => ({ ...passage, start: null, end: null, wordTimes: [] }));

const words = {
  kind: "words",
  passage: 1,
  at: 4,
  removed: "two",
  inserted: "2 too",
  times: { from: 1, removed: [2], inserted: [2, 3] },
} as const;
const speaker = { kind: "speaker", passages: [1, 2], removed: "Ada", inserted: "Bob" } as const;
const merge = {
  kind: "merge",
  passage: 1,
  into: 2,
  at: 8,
  words: 2,
  gap: " ",
  speaker: "Ada",
  end: 5,
  start: 6,
} as const;
const split = {
  kind: "split",
  passage: 1,
  into: 7,
  at: 4,
  words: 1,
  gap: " ",
  speaker: "Ada",
  end: 2,
  start: 2,
} as const;

describe("corrections", () => {
  test.each<[string, Correction, readonly Partial<EditablePassage>[]]>([
    ["of words", words, [{ text: "one 2 too", wordTimes: [1, 2, 3] }, {}, {}]],
    ["of who speaks", speaker, [{ speaker: "Bob" }, { speaker: "Bob" }, { speaker: null }]],
    [
      "that join",
      merge,
      [{ id: 1, start: 1, end: 9, text: "one two three", wordTimes: [1, 2, 6] }, { id: 3 }],
    ],
    [
      "that split",
      split,
      [
        { id: 1, start: 1, end: 2, text: "one" },
        { id: 7, start: 2, end: 5, text: "two", wordTimes: [2] },
        {},
        {},
      ],
    ],
  ])("%s are applied and taken back", (_, correction, expected) => {
    const result = applyCorrections(PASSAGES, [correction]);
    expect(result).toMatchObject({ kind: "applied", passages: expected });
    if (result.kind !== "applied") return;
    expect(applyCorrections(result.passages, invertCorrections([correction]))).toEqual({
      kind: "applied",
      passages: PASSAGES,
    });
    expect(invertCorrections(invertCorrections([correction, words]))).toEqual([correction, words]);
  });

  test.each<[string, Correction]>([
    ["other words", { ...words, removed: "too" }],
    ["words elsewhere", { ...words, at: 3 }],
    ["a place past the end", { ...words, at: 99, removed: "" }],
    ["other times", { ...words, times: { ...words.times, removed: [2.5] } }],
    ["more times than there are", { ...words, times: { ...words.times, removed: [2, 3] } }],
    ["fewer times than words", { ...words, times: { ...words.times, inserted: [2] } }],
    ["times out of order", { ...words, times: { ...words.times, inserted: [3, 2] } }],
    ["times after the end", { ...words, times: { ...words.times, inserted: [2, 5.5] } }],
    [
      "times before the beginning",
      { ...words, at: 0, removed: "one", inserted: "1", times: { from: 0, removed: [1], inserted: [0.9] } },
    ],
    ["a passage that is not there", { ...words, passage: 9 }],
    ["somebody else who speaks", { ...speaker, removed: "Bob" }],
    ["one of them spoken by somebody else", { ...speaker, passages: [1, 3] }],
    ["to be spoken what is not there", { ...speaker, passages: [1, 9] }],
    ["the next passage to be another", { ...merge, into: 3 }],
    ["a next passage of somebody else", { ...merge, passage: 2, into: 3, at: 6, words: 1, end: 9, start: 9 }],
    ["both to be spoken by somebody else", { ...merge, speaker: "Bob" }],
    ["another end", { ...merge, end: 4 }],
    ["another start", { ...merge, start: 5 }],
    ["another seam", { ...merge, at: 7 }],
    ["words between two passages", { ...merge, gap: "-" }],
    ["a gap that is not there", { ...split, gap: "  " }],
    ["a seam without its gap", { ...split, at: 5 }],
    ["a gap before the beginning", { ...split, at: 0 }],
    ["a seam past the end", { ...split, at: 99, gap: "" }],
    ["a seam within a word", { ...split, at: 2, gap: "" }],
    ["a split of what somebody else speaks", { ...split, speaker: null }],
    ["a name for the new passage that another has", { ...split, into: 3 }],
    ["the first to end before its words", { ...split, end: 0.5 }],
    ["the second to begin after its words", { ...split, start: 2.5 }],
    ["another number of words", { ...split, words: 2 }],
    ["another number of words in the first", { ...merge, words: 1 }],
    ["white space at an end", { ...words, inserted: "2 too " }],
    ["no times", { ...split, end: null, start: null }],
  ])("that expect %s are a misfit", (_, correction) => {
    expect(applyCorrections(PASSAGES, [correction])).toEqual({ kind: "misfit", correction: 0 });
  });

  test("that fit but for one are not applied, and it is said which", () => {
    expect(applyCorrections(PASSAGES, [words, speaker, words])).toEqual({ kind: "misfit", correction: 2 });
  });

  test("with times do not fit a transcript that has none, and the other way round", () => {
    const untimed = { ...words, times: { from: 1, removed: [], inserted: [] } };
    expect(applyCorrections(UNTIMED, [untimed]).kind).toBe("applied");
    expect(applyCorrections(PASSAGES, [untimed]).kind).toBe("misfit");
    expect(applyCorrections(UNTIMED, [words]).kind).toBe("misfit");
    expect(applyCorrections(UNTIMED, [{ ...words, times: { ...words.times, removed: [] } }]).kind).toBe(
      "misfit",
    );
    expect(applyCorrections(UNTIMED, [split]).kind).toBe("misfit");
    expect(applyCorrections(UNTIMED, [{ ...split, end: null, start: null }]).kind).toBe("applied");
  });

  test("let no word be spoken before those of the passage before, nor after those of the next", () => {
    const overlapping = [
      { id: 1, speaker: null, start: 1, end: 9, text: "one", wordTimes: [1] },
      { id: 2, speaker: null, start: 2, end: 8, text: "two", wordTimes: [4] },
      { id: 3, speaker: null, start: 5, end: 9, text: "three", wordTimes: [6] },
    ];
    const at = (time: number, passage = 2): Correction => {
      const [removed = "", was = 0] = passage === 1 ? ["one", 1] : ["two", 4];
      return {
        kind: "words",
        passage,
        at: 0,
        removed,
        inserted: "x",
        times: { from: 0, removed: [was], inserted: [time] },
      };
    };
    const late = overlapping.with(0, { id: 1, speaker: null, start: 1, end: 9, text: "one", wordTimes: [3] });
    expect(applyCorrections(overlapping, [at(2)]).kind).toBe("applied");
    expect(applyCorrections(overlapping, [at(6)]).kind).toBe("applied");
    expect(applyCorrections(overlapping, [at(6.001)]).kind).toBe("misfit");
    expect(applyCorrections(late, [at(3)]).kind).toBe("applied");
    expect(applyCorrections(late, [at(2.999)]).kind).toBe("misfit");
    expect(applyCorrections(overlapping, [at(4, 1)]).kind).toBe("applied");
    expect(applyCorrections(overlapping, [at(4.001, 1)]).kind).toBe("misfit");
  });

  test("change nothing that was given", () => {
    const before = JSON.stringify(PASSAGES);
    applyCorrections(PASSAGES, [words, speaker, { ...merge, at: 10, speaker: "Bob" }]);
    expect(JSON.stringify(PASSAGES)).toBe(before);
  });
});
