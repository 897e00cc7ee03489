import { expect, test } from "vitest";
import { parseQuery } from "#core/search/query.ts";
import { isShort, planQuery } from "#server/search/catalogue/plan.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";

const vocabulary = new Vocabulary(
  [
    { word: "run", passages: 1 },
    { word: "runs", passages: 2 },
    { word: "the", passages: 9 },
  ],
  10,
);

function plan(query: string) {
  return planQuery(parseQuery(query), vocabulary);
}

test("a word stands for the forms that are spoken, a phrase and a beginning for themselves", () => {
  expect(plan('run OR "run away" -ru*')).toMatchObject({
    groups: [
      [
        { kind: "word", forms: ["run", "runs"] },
        { kind: "phrase", text: "run away" },
      ],
    ],
    excluded: [{ kind: "prefix", text: "ru" }],
  });
});

test("what is several words to the index is a phrase", () => {
  expect(plan("3.5").groups).toEqual([[{ kind: "phrase", text: "3.5" }]]);
});

test("only words, and more than one, should stand close together", () => {
  expect(plan("run").together).toEqual([]);
  expect(plan("run the").together).toEqual([["run", "runs"], ["the"]]);
  expect(plan('run the "by the sea"').together).toEqual([["run", "runs"], ["the"]]);
});

test("a single word that half of all passages hold ranks nothing", () => {
  expect(plan("the").ranked).toBe(false);
  expect(plan("run").ranked).toBe(true);
  expect(plan("the run").ranked).toBe(true);
});

test("conditions alone ask for no words", () => {
  expect(plan("speaker:vera")).toMatchObject({ groups: [], conditions: [{ field: "speaker" }] });
});

test("what is asked for twice is looked for once", () => {
  expect(plan(Array(32).fill("run").join(" "))).toEqual(plan("run"));
  expect(plan("run OR run the -ru* -ru*")).toEqual(plan("run the -ru*"));
  expect(plan('"by the sea" "by the sea"')).toEqual(plan('"by the sea"'));
});

test("a question of few whole words is short; of many, of a beginning, or of no words it is long", () => {
  expect([plan("run"), plan("run the one OR two"), plan('"by the sea"')].map(isShort)).toEqual([
    true,
    true,
    true,
  ]);
  expect([plan("a b c d e"), plan("ru*"), plan("speaker:vera"), plan("")].map(isShort)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
