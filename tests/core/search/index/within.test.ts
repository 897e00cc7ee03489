import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { countMatches, listMatches, openIndex, scoreMatches } from "#core/search/index/search-index.ts";

const texts = ["a lamp", "a rock", "a lamp and a rock", "an old lamp", "a lamp"];
const segment = buildSegment(texts.map((text, id) => ({ id, columns: [text] })));
const index = openIndex([{ segment, deletions: null }]);
const lamp: IndexQuery = { kind: "phrase", words: ["lamp"] };

test.each([
  [[{ first: 0, last: 4 }], [0, 2, 3, 4]],
  [
    [
      { first: 1, last: 2 },
      { first: 4, last: 9 },
    ],
    [2, 4],
  ],
  [[{ first: 1, last: 1 }], []],
  [[], []],
])("of the ranges %j what matches is found to its end: %j", (ranges, expected) => {
  const query: IndexQuery = { kind: "within", wanted: lamp, ranges };
  expect([...listMatches(index, query)]).toEqual(expected);
  expect([...scoreMatches(index, query).ids]).toEqual(expected);
  expect(countMatches(index, query)).toBe(expected.length);
});
