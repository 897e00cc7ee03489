import { describe, expect, test } from "vitest";
import { type ExampleSource, makeExamples } from "#core/search/examples.ts";

const SOURCE: ExampleSource = {
  showTitle: "The Night Boat",
  title: "At the lamp",
  language: "en-GB",
  tags: ["Open water", "Fog"],
  publishedDay: "2026-11-23",
  timed: true,
  passages: [
    { speaker: "Dr. Ada Byron", text: "The lighthouse keeper, at night, was alone with the lighthouse." },
    { speaker: "Ben", text: "So the keeper wrote letters. Nobody ever read his letters." },
    { speaker: null, text: "The lighthouse stands in the fog." },
    { speaker: "Ben", text: "And what is left of it? An island." },
  ],
};

const queriesOf = (source: ExampleSource) =>
  Object.fromEntries(makeExamples(source).map(({ kind, query }) => [kind, query]));

describe("the examples of searches", () => {
  test("are made of what is said in an episode and of what it is", () => {
    expect(queriesOf(SOURCE)).toEqual({
      words: "lighthouse keeper",
      phrase: '"lighthouse keeper"',
      near: '"lighthouse night"~5',
      without: "lighthouse -wrote",
      either: "lighthouse OR keeper",
      beginning: "ligh*",
      turns: "lighthouse THEN keeper",
      speaker: "speaker:byron lighthouse",
      show: "show:night lighthouse",
      tag: "tag:water lighthouse",
      dates: "after:2026 lighthouse",
      title: "in:title lamp",
      lang: "lang:en-GB lighthouse",
      transcript: "has:transcript lighthouse",
    });
  });

  test("are fewer where nobody is named, and there are no tags and no date", () => {
    const passages = SOURCE.passages.map(({ text }) => ({ speaker: null, text }));
    const kinds = Object.keys(queriesOf({ ...SOURCE, tags: [], publishedDay: null, passages }));
    expect(kinds).toEqual([
      "words",
      "phrase",
      "near",
      "without",
      "either",
      "beginning",
      "turns",
      "show",
      "title",
      "lang",
      "transcript",
    ]);
  });

  test("quote a name that has no word of three letters", () => {
    expect(queriesOf({ ...SOURCE, showTitle: 'A "B" 7' }).show).toBe('show:"A B 7" lighthouse');
  });

  test("say nothing of what follows where times are not known", () => {
    expect(queriesOf({ ...SOURCE, timed: false }).turns).toBeUndefined();
  });

  test("are none where nothing is said", () => {
    expect(makeExamples({ ...SOURCE, passages: [] })).toEqual([]);
    expect(makeExamples({ ...SOURCE, passages: [{ speaker: "A", text: "It is so. 12 34!" }] })).toEqual([]);
  });
});
