import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBest } from "#core/search/index/best-matches.ts";
import { buildSegment, type IndexedDocument } from "#core/search/index/build-segment.ts";
import { deleteDocuments, type LiveSegment } from "#core/search/index/deletions.ts";
import type { Matches } from "#core/search/index/matches.ts";
import { countMatches, listMatches, openIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { inventDocuments, readDocuments } from "./corpora.ts";
import { Oracle } from "./oracle.ts";
import { queriesOf } from "./queries.ts";

/** Over all corpora together it can be raised to any number. */
const QUERIES = Number(process.env.QUERIES ?? 450);

const CORPORA: Readonly<Record<string, readonly IndexedDocument[]>> = {
  "made-up texts": inventDocuments(3000),
  "the demo": readDocuments("prisma/demo"),
  "transcripts of all kinds": readDocuments("tests/cases/transcripts"),
};

/** Documents of these ids in segments of some, as episodes come. */
function segmentsOf(documents: readonly IndexedDocument[], parts: number): readonly LiveSegment[] {
  return Array.from({ length: parts }, (_, part) => ({
    segment: buildSegment(documents.filter((_, index) => index % parts === part)),
    deletions: null,
  }));
}

function expectSame(found: Matches, expected: Matches): void {
  expect(found.ids).toEqual(expected.ids);
  const differences = found.scores.map((score, at) => Math.abs(score - (expected.scores[at] ?? 0)));
  expect(differences.findIndex((difference) => !(difference < 0.001))).toBe(-1);
}

describe.each(Object.entries(CORPORA))("%s, asked as FTS5 is", (_, documents) => {
  const oracle = new Oracle(documents);
  const gone = documents.filter((_, index) => index % 7 === 3).map(({ id }) => id);
  const left = new Oracle(documents);
  left.delete(gone);
  const whole = openIndex(segmentsOf(documents, 1));
  const spread = openIndex(segmentsOf(documents, 5));
  const lessened = openIndex(segmentsOf(documents, 3).map((live) => deleteDocuments(live, gone)));

  test("in one segment, in several, and with documents deleted: the same moments, the same scores", () => {
    const cases = {
      "one segment": { asked: oracle, index: whole },
      "several segments": { asked: oracle, index: spread },
      "documents deleted": { asked: left, index: lessened },
    };
    const names = Object.keys(cases) as (keyof typeof cases)[];
    fc.assert(
      fc.property(queriesOf(documents), fc.constantFrom(...names), (query, name) => {
        const { asked, index } = cases[name];
        const expected = asked.ask(query);
        expectSame(scoreMatches(index, query), expected);
        expect(listMatches(index, query)).toEqual(expected.ids);
        expect(countMatches(index, query)).toBe(expected.ids.length);
      }),
      { numRuns: Math.ceil(QUERIES / 3) },
    );
  });

  test("the best are the best of all", () => {
    fc.assert(
      fc.property(queriesOf(documents), fc.integer({ min: 1, max: 20 }), (query, most) => {
        const { ids, scores } = scoreMatches(spread, query);
        const all = Array.from(ids, (id, at) => ({ id, score: scores[at] ?? 0 }));
        const best = all.toSorted((a, b) => b.score - a.score || a.id - b.id).slice(0, most);
        expect(findBest(spread, query, most)).toEqual(best);
      }),
      { numRuns: Math.ceil(QUERIES / 3) },
    );
  });
});

test("columns weigh as they are told to, and no phrase goes from one into the next", () => {
  const documents = inventDocuments(600, 3);
  const weights = [4, 1, 1];
  const oracle = new Oracle(documents, 3);
  const index = openIndex([{ segment: buildSegment(documents, 3), deletions: null }]);
  fc.assert(
    fc.property(queriesOf(documents), (query) => {
      expectSame(scoreMatches(index, query, weights), oracle.ask(query, weights));
    }),
    { numRuns: Math.ceil(QUERIES / 3) },
  );
});

test("a word that is more often in a text than a byte counts is counted all the same", () => {
  const text = (times: number) => "lamp ".repeat(times);
  const documents = [255, 256, 300, 1, 2000].map((times, id) => ({ id, columns: [`${text(times)} rock`] }));
  const [oracle, index] = [new Oracle(documents), openIndex(segmentsOf(documents, 1))];
  for (const words of [["lamp"], ["lamp", "lamp"], ["rock"]])
    expectSame(scoreMatches(index, { kind: "phrase", words }), oracle.ask({ kind: "phrase", words }));
});
