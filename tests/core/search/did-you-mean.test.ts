import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meantQueries } from "#core/search/did-you-mean.ts";
import { listTypedWords, replaceWords } from "#core/search/typed-words.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";

const SPOKEN = {
  the: 90,
  a: 80,
  light: 40,
  house: 30,
  waveform: 9,
  wave: 8,
  form: 7,
  lamp: 6,
  rock: 5,
  or: 50,
  маяк: 6,
  любовь: 3,
  мир: 4,
  привет: 2,
};
const known = new Vocabulary(
  Object.entries(SPOKEN).map(([word, passages]) => ({ word, passages })),
  100,
);

describe("what may have been meant", () => {
  test.each([
    // Typed in the other layout.
    ["ghbdtn", ["привет"]],
    ["ghbdtn vbh", ["привет мир"]],
    ["k.,jdm", ["любовь"]],
    ["vfzrb", ["маяки"]],
    ["дфьз", ["lamp"]],
    ["дфьз rock", ["lamp rock"]],
    ['"ghbdtn vbh"', ['"привет мир"']],
    // In a phrase exactly this form must be spoken.
    ['"vfzrb"', []],
    // Two letters swapped, one left out, one wrong.
    ["lapm", ["lamp"]],
    ["lgiht huose", ["light house"]],
    ['"lgiht huose"', ['"light house"']],
    // Two words that are one, and one that is two.
    ["lamp wave form", ["lamp waveform"]],
    ["wave-form", ["waveform"]],
    ['"the wave form"', ['"the waveform"']],
    ["lighthouse", ['"light house"']],
    ['"the lighthouse"', ['"the light house"']],
    // What is no word that was asked for.
    ["lamp rock", []],
    ["speaker:lapm rock", []],
    ["-lapm rock", []],
    ["lapm*", []],
    ["wave OR form", []],
    ['wave "form"', []],
    ["xyzzyx", []],
    ["lapm xyzzyx", ["lamp xyzzyx"]],
    // Only where it stands, and as it was typed elsewhere.
    ["speaker:lapm lapm", ["speaker:lapm lamp"]],
    ["  lapm   -rock ", ["  lamp   -rock "]],
  ])("by %o: %o", (query, meant) => {
    expect(meantQueries(query, known)).toEqual(meant);
  });

  test("is bounded, and never an error", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[a-z "*:.\-'[\]а-я]{0,60}$/));
    fc.assert(
      fc.property(text, (query) => {
        const meant = meantQueries(query, known);
        return meant.length <= 64 && !meant.includes(query);
      }),
    );
  });
});

describe("the words of a query", () => {
  test("are told with their places, without conditions and what is left out", () => {
    const query = 'old "light house" OR -rock speaker:vera be* https://a.org';
    expect(listTypedWords(query).map(({ text, phrase }) => [text, phrase])).toEqual([
      ["old", null],
      ["light", 4],
      ["house", 4],
      ["https://a.org", null],
    ]);
  });

  test("stand where they are said to stand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (query) => {
        const words = listTypedWords(query);
        const same = words.map((word) => ({ word, by: word.text }));
        return (
          words.every(({ text, start, end }) => query.slice(start, end) === text) &&
          replaceWords(query, same) === query
        );
      }),
    );
  });

  test("are replaced one by one, whatever replaces them", () => {
    const query = "one two one";
    const words = listTypedWords(query);
    const [first, , third] = words;
    if (!first || !third) throw new Error("Three words were typed");
    expect(
      replaceWords(query, [
        { word: first, by: "$&" },
        { word: third, by: "three" },
      ]),
    ).toBe("$& two three");
  });
});
