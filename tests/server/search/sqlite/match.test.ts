import { expect, test } from "vitest";
import { parseQuery } from "#core/search/query.ts";
import { planQuery } from "#server/search/catalogue/plan.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";
import { matchExpression } from "#server/search/sqlite/match.ts";

const vocabulary = new Vocabulary(
  ["run", "runs"].map((word) => ({ word, passages: 1 })),
  2,
);

test.each([
  ["", null],
  ["speaker:vera", null],
  ["-run", null],
  ["run", '("run" OR "runs")'],
  ['run OR "the sea" lamp*', '("run" OR "runs" OR "the sea") AND ("lamp" *)'],
  ["run -away -off", '(("run" OR "runs")) NOT ("away" OR "off")'],
  ["sea\0side NEAR(", '("sea side") AND ("near")'],
])("%o is to FTS5 %o", (query, expected) => {
  expect(matchExpression(planQuery(parseQuery(query), vocabulary))).toBe(expected);
});

test("a quotation mark cannot end a quoted text", () => {
  const groups = [[{ kind: "phrase", text: 'sea" OR "lamp' } as const]];
  expect(matchExpression({ groups, excluded: [] })).toBe('("sea"" OR ""lamp")');
});
