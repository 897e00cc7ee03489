import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkParts, parseContentRange } from "#core/file/chunk.ts";

describe("the chunks that make a part of a file", () => {
  test.each([
    [0, 0, [[0, 0, 1]]],
    [0, 9, [[0, 0, 10]]],
    [3, 9, [[0, 3, 10]]],
    [
      9,
      10,
      [
        [0, 9, 10],
        [1, 0, 1],
      ],
    ],
    [
      5,
      25,
      [
        [0, 5, 10],
        [1, 0, 10],
        [2, 0, 6],
      ],
    ],
  ])("bytes %i to %i of chunks of ten", (start, end, parts) => {
    expect(chunkParts(start, end, 10).map(({ index, from, to }) => [index, from, to])).toEqual(parts);
  });

  test("joined they are the very bytes that were asked for", () => {
    const file = Array.from({ length: 200 }, (_, byte) => byte);
    const range = fc.tuple(fc.nat(199), fc.nat(199), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(range, ([one, other, size]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const joined = chunkParts(start, end, size).flatMap(({ index, from, to }) =>
          file.slice(index * size, (index + 1) * size).slice(from, to),
        );
        expect(joined).toEqual(file.slice(start, end + 1));
      }),
    );
  });
});

test.each([
  [null, null],
  ["", null],
  ["bytes */100", null],
  ["items 0-1/2", null],
  ["bytes 5-9/100", { start: 5, size: 100 }],
  ["bytes 5-9/*", { start: 5, size: null }],
])("a Content-Range of %j tells where the part begins and how long all is", (header, read) => {
  expect(parseContentRange(header)).toEqual(read);
});
