import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordSpans } from "#core/text/word.ts";
import type { Cue } from "#core/transcript/cue.ts";
import { buildPassages } from "#core/transcript/passage.ts";

function cue(start: number, end: number | null, text: string, speaker: string | null = null): Cue {
  return { start, end, speaker, text, stamps: [] };
}

describe("word times", () => {
  test("a stamp is the time of the word it stands before, and the rest lie between", () => {
    const stamps = [{ offset: 8, time: 12 }];
    const { passages } = buildPassages([
      { start: 10, end: 14, speaker: null, text: "one two three four", stamps },
    ]);
    expect(passages[0]?.wordTimes).toEqual([10, 11, 12, 13.2]);
  });

  test("a cue without an end lasts until the next begins", () => {
    const { passages } = buildPassages([cue(0, null, "abcd efghi"), cue(0.5, 2, "j.")]);
    expect(passages[0]?.wordTimes).toEqual([0, 0.25, 0.5]);
  });

  test("somebody who speaks while another does begins when their own cue says so", () => {
    const { passages } = buildPassages([
      cue(0, 5, "abcd efgh", "Ann"),
      cue(2, 3, "Yes.", "Bob"),
      cue(5, 8, "ij.", "Ann"),
    ]);
    const times = passages.map(({ speaker, start, end, wordTimes }) => [speaker, start, end, ...wordTimes]);
    expect(times).toEqual([
      ["Ann", 0, 5, 0, 1.111],
      ["Bob", 2, 3, 2],
      ["Ann", 5, 8, 5],
    ]);
  });

  test("a transcript is word-timed only when its words are measured", () => {
    const words = ["one", "two", "three"];
    expect(buildPassages(words.map((word, i) => cue(i, i + 1, word))).timing).toBe("word");
    expect(buildPassages([cue(0, 3, words.join(" "))]).timing).toBe("cue");
    expect(buildPassages([]).timing).toBe("none");
  });
});

describe("paragraphs", () => {
  const sentence = "These are exactly ten words that make one whole sentence.";

  test("cues are re-joined into sentences and closed at the first end past forty words", () => {
    const cues = Array.from({ length: 12 }, (_, i) => cue(i * 5, i * 5 + 5, sentence));
    const counts = buildPassages(cues).passages.map((passage) => wordSpans(passage.text).length);
    expect(counts).toEqual([40, 40, 40]);
  });

  test("a few last words join the paragraph before", () => {
    const cues = Array.from({ length: 5 }, (_, i) => cue(i * 5, i * 5 + 5, sentence));
    expect(buildPassages(cues).passages.map((passage) => wordSpans(passage.text).length)).toEqual([50]);
  });

  test("a speaker holds until the next is named, and no paragraph crosses the change", () => {
    const cues = [cue(0, 1, "Hello.", "Vera"), cue(1, 2, "Again."), cue(2, 3, "Yes.", "Paul")];
    const { passages } = buildPassages(cues);
    expect(passages.map(({ speaker, text }) => [speaker, text])).toEqual([
      ["Vera", "Hello. Again."],
      ["Paul", "Yes."],
    ]);
  });

  test("a sentence without an end is cut after a comma", () => {
    const words = Array.from({ length: 100 }, (_, i) => (i === 49 ? "word," : "word"));
    const { passages } = buildPassages([cue(0, 100, words.join(" "))]);
    expect(passages[0]?.text.endsWith("word,")).toBe(true);
  });
});

describe("whatever the cues are", () => {
  const words = fc.array(fc.stringMatching(/^[a-zA-Zа-яé0-9,.!?'"-]{1,12}$/), {
    minLength: 1,
    maxLength: 30,
  });
  const anyCue = fc.record({
    start: fc.integer({ min: 0, max: 4_000_000 }).map((ms) => ms / 1000),
    length: fc.option(fc.integer({ min: 1, max: 20_000 })),
    speaker: fc.option(fc.constantFrom("Vera", "Paul", "Кто-то")),
    words,
  });
  const cues = fc.array(anyCue, { maxLength: 40 }).map((list) =>
    list.map(({ start, length, speaker, words: said }): Cue => {
      return cue(start, length === null ? null : start + length / 1000, said.join(" "), speaker);
    }),
  );

  test("no word is lost, and all stand in the order of time", () => {
    fc.assert(
      fc.property(cues, (list) => {
        const spoken = list.toSorted((a, b) => a.start - b.start).flatMap((c) => c.text.split(" "));
        expect(buildPassages(list).passages.flatMap((passage) => passage.text.split(" "))).toEqual(spoken);
      }),
    );
  });

  test("every word has one time, and times never decrease", () => {
    fc.assert(
      fc.property(cues, (list) => {
        const { passages } = buildPassages(list);
        for (const passage of passages) expect(passage.wordTimes.length).toBe(wordSpans(passage.text).length);
        const times = passages.flatMap((passage) => passage.wordTimes);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });

  test("a named speaker's words are never in another's passage", () => {
    fc.assert(
      fc.property(cues, (list) => {
        const named = list
          .map((c) => ({ ...c, speaker: c.speaker ?? "Vera" }))
          .toSorted((a, b) => a.start - b.start);
        const said = named.flatMap((c) => c.text.split(" ").map(() => c.speaker));
        const read = buildPassages(named).passages.flatMap((p) => wordSpans(p.text).map(() => p.speaker));
        expect(read).toEqual(said);
      }),
    );
  });

  test("a passage has at most eighty words", () => {
    fc.assert(
      fc.property(cues, (list) => buildPassages(list).passages.every((p) => wordSpans(p.text).length <= 80)),
    );
  });
});
