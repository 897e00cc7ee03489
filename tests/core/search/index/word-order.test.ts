import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { deleteDocuments } from "#core/search/index/deletions.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { openIndex } from "#core/search/index/search-index.ts";
import { WordOrder } from "#core/search/index/word-order.ts";

const phrase = (...words: string[]): IndexQuery => ({ kind: "phrase", words });
const all = (...of: IndexQuery[]): IndexQuery => ({ kind: "all", of });
const any = (...of: IndexQuery[]): IndexQuery => ({ kind: "any", of });
const A_NEAR_B: IndexQuery = {
  kind: "near",
  of: [
    { words: ["a"], times: 1 },
    { words: ["b"], times: 1 },
  ],
  between: 1,
};

function isBefore(text: string, one: IndexQuery, other: IndexQuery): boolean {
  const filler = buildSegment([{ id: 1, columns: ["other words"] }]);
  const segment = buildSegment([
    { id: 7, columns: ["unlike all"] },
    { id: 8, columns: [text] },
  ]);
  const index = openIndex([filler, segment].map((own) => ({ segment: own, deletions: null })));
  return new WordOrder(index).isBefore(8, one, other);
}

test.each<[string, string, IndexQuery, IndexQuery, boolean]>([
  ["a word before another", "a b", phrase("a"), phrase("b"), true],
  ["not behind it", "b a", phrase("a"), phrase("b"), false],
  ["the last time counts", "b a b", phrase("a"), phrase("b"), true],
  ["one word said twice", "a x a", phrase("a"), phrase("a"), true],
  ["and said once", "x a x", phrase("a"), phrase("a"), false],
  ["phrases that overlap are not one after the other", "a b c", phrase("a", "b"), phrase("b", "c"), false],
  ["phrases that do not", "a b c d", phrase("a", "b"), phrase("c", "d"), true],
  ["all of what was said", "a c b", all(phrase("a"), phrase("b")), phrase("c"), false],
  ["all of what is said then", "a c d", phrase("a"), all(phrase("c"), phrase("d")), true],
  ["some of it only", "c a d", phrase("a"), all(phrase("c"), phrase("d")), false],
  ["any of it", "x c b", any(phrase("a"), phrase("b"), phrase("x")), phrase("c"), true],
  ["the beginning of a word", "lamps rock", { kind: "beginning", words: ["lam"] }, phrase("rock"), true],
  [
    "words near one another",
    "a b a c",
    {
      kind: "near",
      of: [
        { words: ["a"], times: 1 },
        { words: ["b", "y"], times: 1 },
      ],
      between: 0,
    },
    phrase("c"),
    true,
  ],
  ["what stands between words near one another", "a c b", A_NEAR_B, phrase("c"), false],
  ["words near one another around it", "a c b", phrase("c"), A_NEAR_B, false],
  ["words near one another, once", "a b", A_NEAR_B, A_NEAR_B, false],
  ["words near one another, twice", "a b a b", A_NEAR_B, A_NEAR_B, true],
  [
    "what is left out elsewhere",
    "a b",
    { kind: "but", wanted: phrase("a"), excluded: phrase("z") },
    phrase("b"),
    true,
  ],
  ["what is not there", "a b", phrase("z"), phrase("b"), false],
])("%s: %s", (_, text, one, other, expected) => {
  expect(isBefore(text, one, other)).toBe(expected);
});

test("what is deleted is in no order, and what is not there neither", () => {
  const segment = buildSegment([{ id: 8, columns: ["a b"] }]);
  const gone = openIndex([deleteDocuments({ segment, deletions: null }, [8])]);
  expect(new WordOrder(gone).isBefore(8, phrase("a"), phrase("b"))).toBe(false);
  expect(new WordOrder(gone).isBefore(9, phrase("a"), phrase("b"))).toBe(false);
});
