import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { closenessIn } from "#core/search/index/closeness.ts";
import { deleteDocuments } from "#core/search/index/deletions.ts";
import { openIndex } from "#core/search/index/search-index.ts";

/** Of a text that lies in the second segment of an index. */
function closeness(text: string, groups: readonly (readonly string[])[]): number {
  const segments = [
    buildSegment([{ id: 1, columns: ["rock lamp"] }]),
    buildSegment([
      { id: 7, columns: ["lamp"] },
      { id: 8, columns: [text] },
    ]),
  ];
  return closenessIn(openIndex(segments.map((segment) => ({ segment, deletions: null }))), groups)(8);
}

test.each([
  ["side by side", "a lamp rock b", 1],
  ["either way round", "rock lamp", 1],
  ["with one word between", "lamp of rock", 2 / 3],
  ["the nearest counts", "lamp x x x rock x lamp", 2 / 3],
  ["in another form", "lamps rock", 1],
  ["one behind the other, not into the next text", "x lamp", 0],
  ["one is missing", "rock rock", 0],
])("words are close: %s", (_, text, expected) => {
  expect(closeness(text, [["lamp", "lamps"], ["rock"]])).toBeCloseTo(expected);
});

test("a number of several words is one, and one word that says all of it is as close as can be", () => {
  const groups = [
    ["nineteen", "1984", "nineteen eighty four"],
    ["eighty four", "1984", "nineteen eighty four"],
    ["rock"],
  ];
  expect(closeness("in 1984 rock", groups)).toBe(1);
  expect(closeness("nineteen eighty four rock", groups)).toBeCloseTo(3 / 4);
  expect(closeness("nineteen rock", groups)).toBe(0);
});

test("what is deleted has nothing close together", () => {
  const segment = buildSegment([{ id: 8, columns: ["lamp rock"] }]);
  const index = openIndex([deleteDocuments({ segment, deletions: null }, [8])]);
  expect(closenessIn(index, [["lamp"], ["rock"]])(8)).toBe(0);
});
