import { describe, expect, test } from "vitest";
import type { EditablePassage } from "#core/revision/correction.ts";
import { planCorrections } from "#core/revision/plan.ts";
import type { Wish } from "#core/revision/wish.ts";
import { idsFrom } from "./generated.ts";

const PASSAGES: readonly EditablePassage[] = [
  { id: 1, speaker: "Ada", start: 1, end: 5, text: "one two three", wordTimes: [1, 2, 3] },
  { id: 2, speaker: "Bob", start: 6, end: 10, text: "four five  six", wordTimes: [6, 7, 8] },
  { id: 3, speaker: "Ada", start: 10, end: 12, text: "seven", wordTimes: [10] },
];
const JAPANESE: readonly EditablePassage[] = [
  { id: 1, speaker: null, start: 0, end: 3, text: "今日は", wordTimes: [0, 1, 2] },
  { id: 2, speaker: null, start: 3, end: 5, text: "東京", wordTimes: [3, 4] },
];

function wanted(wish: Wish, passages = PASSAGES): readonly EditablePassage[] {
  const planned = planCorrections(passages, [wish], idsFrom(100));
  if (planned.kind !== "planned") throw new Error("It does not fit");
  return planned.passages;
}

describe("a text", () => {
  test("is corrected in as many places as it differs in", () => {
    const wish: Wish = { kind: "text", passage: 1, before: "one two three", text: " on  two\nthird " };
    const planned = planCorrections(PASSAGES, [wish], idsFrom(100));
    expect(planned).toMatchObject({
      corrections: [
        {
          kind: "words",
          passage: 1,
          at: 0,
          removed: "one",
          inserted: "on",
          times: { from: 0, removed: [1], inserted: [1] },
        },
        {
          kind: "words",
          passage: 1,
          at: 7,
          removed: "three",
          inserted: "third",
          times: { from: 2, removed: [3], inserted: [3] },
        },
      ],
    });
  });

  test("takes only so much white space along as it must", () => {
    const changes = (text: string) => {
      const planned = planCorrections(
        PASSAGES,
        [{ kind: "text", passage: 1, before: "one two three", text }],
        idsFrom(9),
      );
      return (
        planned.kind === "planned" &&
        planned.corrections.map((one) => one.kind === "words" && [one.at, one.removed, one.inserted])
      );
    };
    expect(changes("one three")).toEqual([[4, "two ", ""]]);
    expect(changes("one two and three")).toEqual([[8, "", "and "]]);
    expect(changes("one two three four")).toEqual([[13, "", " four"]]);
    expect(changes("two three")).toEqual([[0, "one ", ""]]);
    expect(changes("one two")).toEqual([[7, " three", ""]]);
  });

  test("without words is joined to the passage before, of the first to the one after", () => {
    const [first, second] = wanted({ kind: "text", passage: 2, before: "four five  six", text: " \n" });
    expect(first).toEqual({
      id: 1,
      speaker: "Ada",
      start: 1,
      end: 10,
      text: "one two three",
      wordTimes: [1, 2, 3],
    });
    expect(second?.id).toBe(3);
    const [left] = wanted({ kind: "text", passage: 1, before: "one two three", text: "" });
    expect(left).toEqual({
      id: 1,
      speaker: "Bob",
      start: 1,
      end: 10,
      text: "four five  six",
      wordTimes: [6, 7, 8],
    });
  });

  test("of the only passage cannot lose all its words", () => {
    const only = PASSAGES.slice(2);
    const wishes: readonly Wish[] = [{ kind: "text", passage: 3, before: "seven", text: "" }];
    expect(planCorrections(only, wishes, idsFrom(9))).toEqual({
      kind: "misfit",
      wish: 0,
      passage: only[0],
    });
  });

  test("has no word that is moved past where the next passage begins", () => {
    const overlapping = [
      { id: 1, speaker: null, start: 1, end: 9, text: "one", wordTimes: [1] },
      { id: 2, speaker: null, start: 3, end: 5, text: "two", wordTimes: [3] },
    ];
    const [first] = wanted({ kind: "text", passage: 1, before: "one", text: "one two" }, overlapping);
    expect(first).toMatchObject({ wordTimes: [1, 2], end: 9 });
  });
});

describe("a boundary", () => {
  const move = (words: number, passage = 2, before = "four five  six") =>
    wanted({ kind: "boundary", passage, before, words });

  test("moves words with their times, and both passages keep who they are", () => {
    const [first, second] = move(-1);
    expect(first).toEqual({
      id: 1,
      speaker: "Ada",
      start: 1,
      end: 7,
      text: "one two three four",
      wordTimes: [1, 2, 3, 6],
    });
    expect(second).toEqual({
      id: 2,
      speaker: "Bob",
      start: 7,
      end: 10,
      text: "five  six",
      wordTimes: [7, 8],
    });
    const [shorter, longer] = move(2);
    expect(shorter).toEqual({ id: 1, speaker: "Ada", start: 1, end: 2, text: "one", wordTimes: [1] });
    expect(longer).toEqual({
      id: 2,
      speaker: "Bob",
      start: 2,
      end: 10,
      text: "two three four five  six",
      wordTimes: [2, 3, 6, 7, 8],
    });
  });

  test("leaves neither side empty", () => {
    expect(() => move(-3)).toThrow();
    expect(() => move(3)).toThrow();
    expect(move(0)).toBe(PASSAGES);
    expect(() => move(1, 1, "one two three")).toThrow();
  });
});

describe("a split", () => {
  const split = (at: number, speaker: string | null = "Bob") =>
    wanted({ kind: "split", passage: 2, before: "four five  six", at, speaker });

  test("begins at the word that stands there or comes next", () => {
    const parts = [
      { id: 2, speaker: "Bob", start: 6, end: 8, text: "four five", wordTimes: [6, 7] },
      { id: 100, speaker: "Cy", start: 8, end: 10, text: "six", wordTimes: [8] },
    ];
    for (const at of [9, 10, 11, 13]) expect(split(at, "Cy").slice(1, 3)).toEqual(parts);
    expect(split(8)[1]?.text).toBe("four");
    expect(() => split(14)).toThrow();
  });

  test("at the first word only says who speaks", () => {
    expect(split(2, " Cy ")).toEqual(PASSAGES.with(1, { ...PASSAGES[1], speaker: "Cy" } as EditablePassage));
    expect(split(2)).toBe(PASSAGES);
  });
});

describe("a merge", () => {
  test("makes the passage one with that before it, in the way of its script", () => {
    const [first] = wanted({ kind: "merge", passage: 2, before: "four five  six" });
    expect(first).toEqual({
      id: 1,
      speaker: "Ada",
      start: 1,
      end: 10,
      text: "one two three four five  six",
      wordTimes: [1, 2, 3, 6, 7, 8],
    });
    expect(wanted({ kind: "merge", passage: 2, before: "東京" }, JAPANESE)[0]?.text).toBe("今日は東京");
    expect(() => wanted({ kind: "merge", passage: 1, before: "one two three" })).toThrow();
  });
});

describe("a speaker", () => {
  test("is one passage's, or is called otherwise everywhere", () => {
    const speakers = (wish: Wish) => wanted(wish).map(({ speaker }) => speaker);
    expect(speakers({ kind: "speaker", passage: 3, before: "Ada", speaker: "  " })).toEqual([
      "Ada",
      "Bob",
      null,
    ]);
    expect(speakers({ kind: "rename", before: "Ada", speaker: " Ada  L. " })).toEqual([
      "Ada L.",
      "Bob",
      "Ada L.",
    ]);
    expect(wanted({ kind: "rename", before: "Nobody", speaker: "Ada" })).toBe(PASSAGES);
  });
});

describe("what somebody else was before at", () => {
  test("does not fit, with the passage as it stands now", () => {
    const wishes: readonly Wish[] = [
      { kind: "text", passage: 3, before: "seven", text: "Seven" },
      { kind: "text", passage: 3, before: "seven", text: "7" },
    ];
    expect(planCorrections(PASSAGES, wishes, idsFrom(9))).toEqual({
      kind: "misfit",
      wish: 1,
      passage: { ...PASSAGES[2], text: "Seven" },
    });
    for (const wish of [
      { kind: "split", passage: 3, before: "eight", at: 0, speaker: null },
      { kind: "merge", passage: 3, before: "eight" },
      { kind: "boundary", passage: 3, before: "eight", words: 1 },
      { kind: "speaker", passage: 3, before: "Bob", speaker: "Cy" },
    ] satisfies Wish[])
      expect(planCorrections(PASSAGES, [wish], idsFrom(9))).toEqual({
        kind: "misfit",
        wish: 0,
        passage: PASSAGES[2],
      });
    expect(planCorrections(PASSAGES, [{ kind: "merge", passage: 7, before: "" }], idsFrom(9))).toMatchObject({
      passage: null,
    });
  });

  test("is met already where they wanted the same", () => {
    const wishes: readonly Wish[] = [
      { kind: "text", passage: 3, before: "eight", text: "seven " },
      { kind: "speaker", passage: 3, before: "Bob", speaker: "Ada" },
    ];
    expect(planCorrections(PASSAGES, wishes, idsFrom(9))).toEqual({
      kind: "planned",
      corrections: [],
      passages: PASSAGES,
    });
  });
});
