import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBest } from "#core/search/index/best-matches.ts";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { deleteDocuments } from "#core/search/index/deletions.ts";
import type { NearTerm } from "#core/search/index/index-query.ts";
import { markWords } from "#core/search/index/marked-words.ts";
import { nearPlaces } from "#core/search/index/near-places.ts";
import { listMatches, openIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { inventDocuments, readDocuments } from "./corpora.ts";
import { Oracle } from "./oracle.ts";

const near = (between: number, ...sets: (readonly string[])[]): NearTerm => ({
  kind: "near",
  between,
  of: sets.map((words) => ({ words, times: 1 })),
});

describe.each([
  ["made-up texts", inventDocuments(1500)],
  ["the demo", readDocuments("prisma/demo")],
])("%s", (_, documents) => {
  const gone = documents.filter((_, index) => index % 5 === 2).map(({ id }) => id);
  const half = Math.ceil(documents.length / 2);
  const parts = [documents.slice(0, half), documents.slice(half)];
  const index = openIndex(
    parts.map((own) => deleteDocuments({ segment: buildSegment(own), deletions: null }, gone)),
  );
  const oracle = new Oracle(documents);
  oracle.delete(gone);
  const spoken = documents
    .map(({ columns }) => indexWords(columns.join(" ")))
    .filter((words) => words.length > 9);
  /** Words that stand somewhere not far from one another, each in one set; some sets have a second word. */
  const terms = fc
    .tuple(
      fc.nat(spoken.length - 1),
      fc.nat(1000),
      fc.uniqueArray(fc.nat(9), { minLength: 2, maxLength: 4 }),
      fc.nat(8),
      fc.boolean(),
    )
    .map(([text, at, offsets, between, wider]) => {
      const own = spoken[text] ?? [];
      const words = [...new Set(offsets.map((offset) => own[(at + offset) % own.length] ?? ""))];
      const [more = ""] = spoken[(text + 1) % spoken.length] ?? [];
      const sets = words.map((word, set) =>
        set === 0 && wider && !words.includes(more) ? [word, more] : [word],
      );
      return near(between, ...sets);
    })
    .filter(({ of }) => of.length > 1);

  test("has words near one another where FTS5 has them, and marks in those texts alone", () => {
    fc.assert(
      fc.property(terms, (term) => {
        const { ids } = scoreMatches(index, term);
        expect(ids).toEqual(oracle.ask(term).ids);
        const found = new Set(ids);
        for (const { id, columns } of documents)
          if (!gone.includes(id))
            expect(markWords(columns.join(" "), term).some(({ marked }) => marked)).toBe(found.has(id));
      }),
      { numRuns: 40 },
    );
  });

  test("the best are the best of all", () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 5 }), (term, most) => {
        const { ids, scores } = scoreMatches(index, term);
        const all = Array.from(ids, (id, at) => ({ id, score: scores[at] ?? 0 }));
        const best = all.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most);
        expect(findBest(index, term, most)).toEqual(best);
      }),
      { numRuns: 40 },
    );
  });
});

test("the places are those of all windows that hold what is wanted, each word at a place of its own", () => {
  const texts = fc.array(fc.nat(3), { maxLength: 30 });
  const wants = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(texts, wants, fc.nat(6), (sets, wanted, between) => {
      const longest = wanted.reduce((sum, times) => sum + times, between);
      const expected = new Set<number>();
      for (let from = 0; from < sets.length; from++) {
        const window = sets.slice(from, from + longest);
        const holds = wanted.every((times, set) => window.filter((own) => own === set + 1).length >= times);
        if (holds)
          for (const [at, own] of window.entries())
            if (own > 0 && own <= wanted.length) expected.add(from + at);
      }
      const known = sets.map((own) => (own <= wanted.length ? own : 0));
      const of = wanted.map((times) => ({ words: [], times }));
      expect(nearPlaces(known, { of, between })).toEqual([...expected].sort((a, b) => a - b));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["in either order", "a lamp of rock", near(1, ["rock"], ["lamp"]), ["lamp", "rock"]],
  ["not further apart", "a lamp of the rock", near(1, ["rock"], ["lamp"]), []],
  ["those that are near alone", "lamp x x x rock x lamp", near(1, ["lamp"], ["rock"]), ["rock", "lamp"]],
  [
    "each as often as it is wanted",
    "old x old x x old",
    { kind: "near", between: 1, of: [{ words: ["old"], times: 2 }] } as const,
    ["old", "old"],
  ],
  ["any of a set", "lamps by rocks", near(1, ["lamp", "lamps"], ["rock", "rocks"]), ["lamps", "rocks"]],
  ["what nobody asks for", "a lamp", near(1), []],
])("are marked: %s", (_, text, term, expected) => {
  expect(markWords(text, term).flatMap((part) => (part.marked ? [part.text] : []))).toEqual(expected);
});

test("nothing is near across two columns, and each column has its weight", () => {
  const documents = [
    { id: 1, columns: ["a lamp", "rock b"] },
    { id: 2, columns: ["lamp rock", "c d"] },
    { id: 3, columns: ["c d", "lamp rock"] },
    ...Array.from({ length: 9 }, (_, index) => ({ id: 10 + index, columns: ["e f", "g h"] })),
  ];
  const index = openIndex([{ segment: buildSegment(documents, 2), deletions: null }]);
  const { ids, scores } = scoreMatches(index, near(3, ["lamp"], ["rock"]), [4, 1]);
  expect([...ids]).toEqual([2, 3]);
  expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
  expect([...listMatches(index, near(3, ["lamp"], ["unspoken"]))]).toEqual([]);
});
