import { expect, test } from "vitest";
import { foldPassages, searchPassages } from "#core/search/kept-search.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const passage = (text: string, times: readonly number[] = []) => ({
  speaker: "Vera",
  start: times[0] ?? null,
  end: null,
  text,
  wordTimes: encodeWordTimes(times),
});
const PASSAGES = [
  passage("The lighthouse keeper’s Café is closed", [1, 2, 3, 4, 5, 6]),
  passage("A keeper of part of the light"),
  passage("我们听见声音"),
];

const find = (query: string, most = 10) =>
  searchPassages(PASSAGES, foldPassages(PASSAGES), query, most).map(({ passage: place, start, parts }) => [
    place,
    start,
    parts.filter(({ marked }) => marked).map(({ text }) => text),
  ]);

test.each([
  ["nothing for a query without words", " ?! ", []],
  ["nothing where one word is missing", "keeper harbour", []],
  [
    "every passage that has all words, in any order",
    "light keeper",
    [
      [0, 2, ["light", "keeper"]],
      [1, null, ["keeper", "light"]],
    ],
  ],
  ["without regard to case and accents", "CAFE", [[0, 4, ["Café"]]]],
  ["what begins a word, not what stands within one", "art", []],
  ["from when the first of the words is spoken", "closed", [[0, 6, ["closed"]]]],
  ["anywhere in scripts that set no spaces", "声音", [[2, null, ["声音"]]]],
])("what is kept is searched: %s", (_, query, hits) => {
  expect(find(query)).toEqual(hits);
});

test("no more is found than was asked for", () => {
  expect(find("keeper", 1)).toHaveLength(1);
});

test("the parts of a hit are its passage", () => {
  const [hit] = searchPassages(PASSAGES, foldPassages(PASSAGES), "lighthouse light", 1);
  expect(hit?.parts.map(({ text }) => text).join("")).toBe(PASSAGES[0]?.text);
});
