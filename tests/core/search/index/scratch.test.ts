import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import type { Matches } from "#core/search/index/matches.ts";
import { Scratch } from "#core/search/index/scratch.ts";
import { listMatches, openIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { inventDocuments } from "./corpora.ts";
import { queriesOf } from "./queries.ts";

const MEBIBYTE = 2 ** 20;

test("what is handed out has the room that is asked for, and none of it is handed out twice", () => {
  const scratch = new Scratch();
  // First it is new, then it was kept, and then there is more than was kept.
  for (const most of [5, 5, 9]) {
    scratch.clear();
    const lists = Array.from({ length: most }, (_, length) => [
      scratch.int32s(length).fill(length),
      scratch.float64s(length).fill(length + 0.5),
    ]);
    for (const [length, [whole, parts]] of lists.entries()) {
      expect(whole).toEqual(new Int32Array(length).fill(length));
      expect(parts).toEqual(new Float64Array(length).fill(length + 0.5));
    }
  }
});

test("memory is handed out again, once it was given back", () => {
  const scratch = new Scratch();
  const first = scratch.int32s(1000);
  scratch.clear();
  const second = scratch.int32s(1000);
  expect(second.buffer).not.toBe(first.buffer);
  scratch.clear();
  expect(scratch.int32s(1000).buffer).toBe(second.buffer);
  expect(scratch.float64s(1000).buffer).not.toBe(second.buffer);
});

test("what one question in a thousand needs is not kept", () => {
  const scratch = new Scratch();
  const large = () => scratch.int32s(12 * MEBIBYTE);
  large();
  scratch.clear();
  const one = large();
  expect(one.length).toBe(12 * MEBIBYTE);
  expect(one.buffer.byteLength).toBe(48 * MEBIBYTE);
  scratch.clear();
  expect(large().buffer).not.toBe(one.buffer);
});

test("a question finds in memory that was used before what it finds in new memory", () => {
  const documents = inventDocuments(2000);
  const parts = [0, 1, 2].map((part) => documents.filter((_, index) => index % 3 === part));
  const index = openIndex(parts.map((part) => ({ segment: buildSegment(part), deletions: null })));
  const scratch = new Scratch();
  const near = fc
    .tuple(queriesOf(documents), queriesOf(documents), fc.nat(9))
    .map(([one, other, between]): IndexQuery => {
      const of = [one, other].map((query) => ({ words: wordsOf(query), times: 1 }));
      return { kind: "near", of, between };
    });
  const queries = fc.array(fc.oneof(queriesOf(documents), near), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(queries, (asked) => {
      scratch.clear();
      const found: Matches[] = asked.map((query) => scoreMatches(index, query, null, scratch));
      const listed = asked.map((query) => listMatches(index, query, scratch));
      // All that is found for one question is there until the next.
      expect(found).toEqual(asked.map((query) => scoreMatches(index, query)));
      expect(listed).toEqual(asked.map((query) => listMatches(index, query)));
    }),
    { numRuns: 200 },
  );
});

/** The words of a query, in no order. */
function wordsOf(query: IndexQuery): readonly string[] {
  switch (query.kind) {
    case "phrase":
    case "beginning":
      return query.words;
    case "all":
    case "any":
      return query.of.flatMap(wordsOf);
    case "but":
    case "within":
      return wordsOf(query.wanted);
    case "near":
      return query.of.flatMap(({ words }) => words);
  }
}
