import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBest } from "#core/search/index/best-matches.ts";
import { buildSegment, type IndexedDocument } from "#core/search/index/build-segment.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { listOfRanges, rangesOf } from "#core/search/index/occurrences.ts";
import { openIndex, scoreMatches } from "#core/search/index/search-index.ts";
import type { Segment } from "#core/search/index/segment.ts";
import { chances } from "../../../chances.ts";
import { Oracle } from "./oracle.ts";

const phrase = (...words: string[]) => ({ kind: "phrase", words }) as const;

/** So many documents, of which each word is in the first so many, behind one another as they are given; others are filled with words of their own. */
function documentsWith(count: number, words: Readonly<Record<string, number>>): readonly IndexedDocument[] {
  return Array.from({ length: count }, (_, id) => {
    const own = Object.entries(words).flatMap(([word, in_]) => (id < in_ ? [word] : []));
    return { id, columns: [[...own, `own${id}`].join(" ")] };
  });
}

function listOf(segment: Segment, ...words: string[]): number | null {
  const ranges = rangesOf(segment, phrase(...words));
  if (ranges === null) throw new Error(`Nobody says ${words.join(" ")}`);
  return listOfRanges(segment, ranges);
}

function expectAsFts5(documents: readonly IndexedDocument[], queries: readonly IndexQuery[]): void {
  const [oracle, index] = [
    new Oracle(documents),
    openIndex([{ segment: buildSegment(documents), deletions: null }]),
  ];
  for (const query of queries) {
    const [found, expected] = [scoreMatches(index, query), oracle.ask(query)];
    expect(found.ids).toEqual(expected.ids);
    for (const [at, score] of found.scores.entries()) expect(score).toBeCloseTo(expected.scores[at] ?? 0, 6);
  }
}

describe("words side by side have a list of their own", () => {
  test("where both are in more than an eighth of the documents", () => {
    const segment = buildSegment(documentsWith(1600, { lamp: 201, rock: 201, sea: 200 }));
    expect(listOf(segment, "lamp", "rock")).toBeGreaterThan(segment.size.words);
    // As a word they are next to, but in fewer.
    expect(listOf(segment, "rock", "sea")).toBeNull();
    expect(listOf(segment, "lamp", "rock", "sea")).toBeNull();
  });

  test("which says so where nobody ever says them so", () => {
    const segment = buildSegment(documentsWith(1600, { lamp: 300, rock: 300 }));
    expect(listOf(segment, "rock", "lamp")).toBe(0);
    expect([...scoreMatches(openIndex([{ segment, deletions: null }]), phrase("rock", "lamp")).ids]).toEqual(
      [],
    );
  });

  test("but not in few documents, whose texts are soon read", () => {
    const words = { lamp: 900, rock: 900 };
    expect(listOf(buildSegment(documentsWith(1023, words)), "lamp", "rock")).toBeNull();
    expect(listOf(buildSegment(documentsWith(1024, words)), "lamp", "rock")).not.toBeNull();
  });

  test("of so many common words the 256 that are in the most documents", () => {
    const words = Array.from({ length: 300 }, (_, index) => [`w${index}`, 1000 - index] as const);
    const segment = buildSegment(documentsWith(1024, Object.fromEntries(words)));
    expect(segment.size.commons).toBe(256);
    expect(listOf(segment, "w254", "w255")).not.toBeNull();
    expect(listOf(segment, "w255", "w256")).toBeNull();
  });

  test("and not across two columns", () => {
    const documents = Array.from({ length: 1100 }, (_, id) => ({ id, columns: ["a lamp", "rock b"] }));
    const segment = buildSegment(documents, 2);
    expect(listOf(segment, "lamp", "rock")).toBe(0);
    expect(listOf(segment, "a", "lamp")).toBeGreaterThan(segment.size.words);
  });
});

test("what is more often in a text than a byte counts is counted all the same, in lists of all kinds", () => {
  const often = (times: number) => Array.from({ length: times }, () => "lamp rock").join(" ");
  const documents = Array.from({ length: 1100 }, (_, id) => {
    const times = id < 4 ? 254 + id : id < 200 ? 1 : 0;
    return { id, columns: [`the lamp ${id === 9 ? "sea ".repeat(300) : ""} ${often(times)} the`] };
  });
  expectAsFts5(documents, [
    // Of all documents, of some, of a few; and of pairs.
    phrase("lamp"),
    phrase("rock"),
    phrase("sea"),
    phrase("sea", "sea"),
    phrase("lamp", "rock"),
    phrase("rock", "lamp"),
    phrase("the", "lamp"),
    phrase("lamp", "rock", "lamp"),
    // Of one that is in most documents those that another leads to.
    { kind: "all", of: [phrase("lamp"), phrase("rock")] },
    { kind: "beginning", words: ["la"] },
  ]);
});

const draw = chances(70);
const WORDS = ["a", "b", "c", "d", "e", "f"];

test.each([1, 2, 127, 128, 129, 257, 1024, 1300])(
  "of %i documents words and phrases are found as FTS5 finds them, and the best are the best",
  (count) => {
    // Each word is about half as frequent as the one before it: of some lists are dense, of some nearly, of some they are not.
    const text = () =>
      Array.from(
        { length: 1 + Math.floor(draw() * 9) },
        () => WORDS[Math.floor(-Math.log2(1 - draw()) % WORDS.length)] ?? "a",
      ).join(" ");
    const documents = Array.from({ length: count }, (_, id) => ({ id: 2 * id, columns: [text()] }));
    const oracle = new Oracle(documents);
    const index = openIndex([{ segment: buildSegment(documents), deletions: null }]);
    const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });
    const term = words.map((own): IndexQuery => phrase(...own));
    const query = fc.oneof(
      term,
      fc.array(term, { minLength: 1, maxLength: 3 }).map((of): IndexQuery => ({ kind: "all", of })),
      fc.array(term, { minLength: 1, maxLength: 3 }).map((of): IndexQuery => ({ kind: "any", of })),
      words.map((own): IndexQuery => ({ kind: "beginning", words: own })),
    );
    fc.assert(
      fc.property(query, fc.integer({ min: 1, max: 9 }), (asked, most) => {
        const [found, expected] = [scoreMatches(index, asked), oracle.ask(asked)];
        expect(found.ids).toEqual(expected.ids);
        const differences = found.scores.map((score, at) => Math.abs(score - (expected.scores[at] ?? 0)));
        expect(differences.findIndex((difference) => !(difference < 0.001))).toBe(-1);
        const all = Array.from(found.ids, (id, at) => ({ id, score: found.scores[at] ?? 0 }));
        const best = all.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most);
        expect(findBest(index, asked, most)).toEqual(best);
      }),
      { numRuns: 40 },
    );
  },
);
