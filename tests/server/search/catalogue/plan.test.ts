import { expect, test } from "vitest";
import { parseQuery } from "#core/search/query.ts";
import { isShort, planQuery } from "#server/search/catalogue/plan.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";

const vocabulary = new Vocabulary(
  [
    { word: "run", passages: 1 },
    { word: "runs", passages: 2 },
    { word: "the", passages: 9 },
    { word: "twenty", passages: 1 },
    { word: "two", passages: 1 },
    { word: "22", passages: 1 },
    { word: "20", passages: 1 },
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

test.each([
  ["20", [["20", "twenty"]]],
  ["twenty", [["twenty", "20"]]],
  [
    "twenty two",
    [
      ["twenty", "22", "twenty two"],
      ["two", "22", "twenty two"],
    ],
  ],
  ["twenty-two", [["twenty two", "22"]]],
  ["twenty OR two", [["twenty", "20"], ["two"]]],
  ["twenty the two", [["twenty", "20"], ["the"], ["two"]]],
])("a number stands for all ways to say and write it that are known: %s", (query, forms) => {
  const words = plan(query)
    .groups.flat()
    .map((term) => (term.kind === "word" ? term.forms : []));
  expect(words).toEqual(forms);
});

test("a quoted number stands for itself", () => {
  expect(plan('"20" "twenty two"').groups).toEqual([
    [{ kind: "phrase", text: "20" }],
    [{ kind: "phrase", text: "twenty two" }],
  ]);
});

test("words near one another are sets of their forms, of which a word of its own is none", () => {
  const runs = { words: ["run", "runs"], times: 2 };
  expect(plan('"run the runs"~5').groups).toEqual([
    [{ kind: "near", of: [runs, { words: ["the"], times: 1 }], between: 5 }],
  ]);
  expect(plan('"run"~5').groups).toEqual([[{ kind: "word", forms: ["run", "runs"] }]]);
});

test("what is said in turn is planned turn by turn", () => {
  expect(plan("speaker:ann run THEN 20 -the within:5")).toMatchObject({
    groups: [],
    conditions: [],
    within: 5,
    turns: [
      { groups: [[{ forms: ["run", "runs"] }]], speakers: [{ value: "ann" }] },
      { groups: [[{ forms: ["20", "twenty"] }]], excluded: [{ forms: ["the"] }], speakers: [] },
    ],
  });
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
  expect(
    [plan("a b c d e"), plan("ru*"), plan("speaker:vera"), plan(""), plan("run THEN two")].map(isShort),
  ).toEqual([false, false, false, false, false]);
});
