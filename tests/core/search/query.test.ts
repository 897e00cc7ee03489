import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asksForWords, parseQuery } from "#core/search/query.ts";

const word = (text: string) => ({ kind: "word", text }) as const;
const phrase = (text: string) => ({ kind: "phrase", text }) as const;
const prefix = (text: string) => ({ kind: "prefix", text }) as const;
const near = (text: string, between: number) => ({ kind: "near", text, between }) as const;

const NOTHING = { groups: [], excluded: [], conditions: [], turns: [], within: 60 };

test.each([
  ["", [], []],
  ['( ) " *', [], []],
  ["OR", [[word("OR")]], []],
  ["-", [], []],
  ["light house", [[word("light")], [word("house")]], []],
  ['"a light house"', [[phrase("a light house")]], []],
  ["“a light house”", [[phrase("a light house")]], []],
  ["«белый дом» лампа", [[phrase("белый дом")], [word("лампа")]], []],
  ["„light house“~5", [[near("light house", 5)]], []],
  ["light -“white house”", [[word("light")]], [phrase("white house")]],
  ['"never closed', [[phrase("never closed")]], []],
  ["lighth*", [[prefix("lighth")]], []],
  ["l*", [[word("l")]], []],
  ["aa* bb* cc* dd* ee*", [...["aa", "bb", "cc", "dd"].map((text) => [prefix(text)]), [word("ee")]], []],
  ['"light house"~5', [[near("light house", 5)]], []],
  ['"light house"~0 lamp', [[near("light house", 0)], [word("lamp")]], []],
  ['"light house"~123456789', [[near("light house", 99)]], []],
  ['-"light house"~5', [], [near("light house", 5)]],
  ['"light house"~', [[phrase("light house")]], []],
  ['"light house"~five', [[phrase("light house")], [word("~five")]], []],
  ['"light house"~5x', [[phrase("light house")], [word("~5x")]], []],
  ["light~5", [[word("light~5")]], []],
  ["light ИЛИ lamp", [[word("light"), word("lamp")]], []],
  ["light THEN", [[word("light")]], []],
  ["THEN light", [[word("THEN")], [word("light")]], []],
  ["light THEN -lamp", [[word("light")]], [word("lamp")]],
  ["light then lamp", [[word("light")], [word("then")], [word("lamp")]], []],
  ["light within:60", [[word("light")], [word("within 60")]], []],
  ["light -house", [[word("light")]], [word("house")]],
  ['light -"white house"', [[word("light")]], [phrase("white house")]],
  ["light OR lamp", [[word("light"), word("lamp")]], []],
  ["light OR", [[word("light")]], []],
  ["light or lamp", [[word("light")], [word("or")], [word("lamp")]], []],
  ["маяк 灯台", [[word("маяк")], [word("灯台")]], []],
  ["https://a.org", [[word("https://a.org")]], []],
  ["speaker:", [[word("speaker:")]], []],
  ["before:soon", [[word("before soon")]], []],
  ["12:34", [[word("12:34")]], []],
  ["lang:english", [[word("lang english")]], []],
  ["has:cheese", [[word("has cheese")]], []],
  ["in:sum", [[word("in sum")]], []],
  ["lamp -in:title", [[word("lamp")]], [word("in title")]],
])("%o asks for %o without %o", (text, groups, excluded) => {
  expect(parseQuery(text)).toEqual({ ...NOTHING, groups, excluded });
});

test.each([
  ["speaker:ann", { field: "speaker", value: "ann", excluded: false }],
  ['speaker:"Ann Lee"', { field: "speaker", value: "Ann Lee", excluded: false }],
  ["-show:harbour-talk", { field: "show", value: "harbour-talk", excluded: true }],
  ["tag:light", { field: "tag", value: "light", excluded: false }],
  ["before:2026", { field: "before", value: "2026-01-01", excluded: false }],
  ["after:2026-05", { field: "after", value: "2026-05-01", excluded: false }],
  ["lang:PT_br", { field: "lang", value: "pt-BR", excluded: false }],
  ["-lang:ru", { field: "lang", value: "ru", excluded: true }],
  ["has:transcript", { field: "has", value: "transcript", excluded: false }],
  ["-has:transcript", { field: "has", value: "transcript", excluded: true }],
  ["in:title", { field: "in", value: "title", excluded: false }],
  ["after:2026-05-17", { field: "after", value: "2026-05-17", excluded: false }],
])("%s is a condition", (text, condition) => {
  expect(parseQuery(`${text} lamp`)).toEqual({
    ...NOTHING,
    groups: [[word("lamp")]],
    conditions: [condition],
  });
});

test.each(["2026-02-30", "2026-13", "20266", "2026-5"])("after:%s is no day, so it is words", (day) => {
  expect(parseQuery(`after:${day}`).conditions).toEqual([]);
});

test("any text is a query of bounded size, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000, unit: "binary" }), (text) => {
      const { groups, excluded, conditions, turns } = parseQuery(text);
      const inTurn = turns.flatMap((turn) => [...turn.groups.flat(), ...turn.excluded, ...turn.speakers]);
      return groups.flat().length + excluded.length + conditions.length + inTurn.length <= 32;
    }),
  );
  expect(parseQuery("word ".repeat(10_000)).groups.length).toBe(32);
});

describe("what is said in turn", () => {
  const speaker = (value: string, excluded = false) => ({ field: "speaker", value, excluded }) as const;

  test.each([
    ["a question THEN answer", [[["a"], ["question"]], [["answer"]]], 60],
    ["вопрос ПОТОМ ответ within:90", [[["вопрос"]], [["ответ"]]], 90],
    ["within:1:30 a THEN b", [[["a"]], [["b"]]], 90],
    ["a THEN b within:2m", [[["a"]], [["b"]]], 120],
    ["a THEN b within:soon", [[["a"]], [["b"], ["within soon"]]], 60],
    ["a THEN b OR c THEN d THEN", [[["a"]], [["b", "c"]], [["d"]]], 60],
    ["a THEN THEN b", [[["a"]], [["THEN"], ["b"]]], 60],
  ])("%s", (text, groups, within) => {
    const query = parseQuery(text);
    expect(query.turns.map((turn) => turn.groups.map((terms) => terms.map((term) => term.text)))).toEqual(
      groups,
    );
    expect(query).toMatchObject({ groups: [], excluded: [], within });
  });

  test("who says it belongs to its side, all other conditions to the whole", () => {
    expect(parseQuery("lang:en speaker:ann why -not THEN -speaker:paul because show:talk")).toEqual({
      groups: [],
      excluded: [],
      conditions: [
        { field: "lang", value: "en", excluded: false },
        { field: "show", value: "talk", excluded: false },
      ],
      turns: [
        { groups: [[word("why")]], excluded: [word("not")], speakers: [speaker("ann")] },
        { groups: [[word("because")]], excluded: [], speakers: [speaker("paul", true)] },
      ],
      within: 60,
    });
  });

  test("a word and one in its turn ask for words, conditions alone do not", () => {
    expect(["lamp", "a THEN b", "lang:en", ""].map((text) => asksForWords(parseQuery(text)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
