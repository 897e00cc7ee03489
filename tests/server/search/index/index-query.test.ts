import fc from "fast-check";
import { expect, test } from "vitest";
import { findBest } from "#core/search/index/best-matches.ts";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { openIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { listWords } from "#core/search/index/vocabulary.ts";
import { parseQuery } from "#core/search/query.ts";
import { planQuery } from "#server/search/catalogue/plan.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";
import { toIndexQuery } from "#server/search/index/index-query.ts";
import { inventDocuments } from "../../../core/search/index/corpora.ts";
import { Oracle } from "../../../core/search/index/oracle.ts";
import { matchExpression } from "./match-expression.ts";

const documents = inventDocuments(500);
const segment = buildSegment(documents);
const index = openIndex([{ segment, deletions: null }]);
const oracle = new Oracle(documents);
const words = listWords(segment).map((word, at) => ({ word, passages: segment.counts[at] ?? 0 }));
const vocabulary = new Vocabulary(words, documents.length);

/** Typed, by how it is read today. */
function planOf(query: string) {
  return planQuery(parseQuery(query), vocabulary);
}

test.each([
  ["running", 3],
  ['"running"', 1],
  ["lamp rock", 3],
  ["C++", 1],
  [".NET", 1],
  ["GPT-4", 1],
  ["3.5", 1],
  ["light*", 1],
  ["灯台", 1],
  ["café -lamp", 3],
  ["маяк OR ёлка", 3],
])("%s asks for %i terms, and finds what FTS5 finds", (query, terms) => {
  const plan = planOf(query);
  const asked = toIndexQuery(plan);
  if (asked === null) throw new Error(`${query} asks for nothing`);
  expect(JSON.stringify(asked).match(/"words"/g)).toHaveLength(terms);
  const { ids } = scoreMatches(index, asked);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual(oracle.match(matchExpression(plan) ?? "").ids);
});

test("what names no words asks for nothing", () => {
  expect(toIndexQuery(planOf("speaker:Ann -lamp"))).toBeNull();
});

test("whatever is typed, the index finds what FTS5 finds", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.stringMatching(/^["()*:^+\-a-c .ORNEAT灯台ё#]{0,30}$/),
    fc.array(fc.constantFrom("a", "lamp", '"', "-", "OR", "C++", ".net", "ru*", "маяк", "3.5"), {
      maxLength: 8,
    }),
  );
  const text = typed.map((part) => (typeof part === "string" ? part : part.join(" ")));
  fc.assert(
    fc.property(text, (query) => {
      const plan = planOf(query);
      const asked = toIndexQuery(plan);
      const expression = matchExpression(plan);
      expect(asked === null).toBe(expression === null);
      if (asked === null || expression === null) return;
      expect(scoreMatches(index, asked).ids).toEqual(oracle.match(expression).ids);
      expect(findBest(index, asked, 3).length).toBeLessThanOrEqual(3);
    }),
    { numRuns: Number(process.env.FUZZ ?? 1000) },
  );
});
