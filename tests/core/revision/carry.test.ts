import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCorrections, applyRevision } from "#core/revision/apply.ts";
import { carryCorrections } from "#core/revision/carry.ts";
import type { Correction, EditablePassage } from "#core/revision/correction.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import { planCorrections } from "#core/revision/plan.ts";
import type { Wish } from "#core/revision/wish.ts";
import {
  applied,
  faults,
  idsFrom,
  listSaid,
  plan,
  transcript,
  type Whim,
  whim,
  wishOf,
} from "./generated.ts";

type Passages = readonly EditablePassage[];

interface Made {
  readonly passages: Passages;
  readonly corrections: readonly Correction[];
}

function make(passages: Passages, whims: readonly Whim[], nextId: () => number): Made {
  let made: Made = { passages, corrections: [] };
  for (const one of whims) {
    const planned = plan(made.passages, wishOf(made.passages, one), nextId);
    if (planned)
      made = { passages: planned.passages, corrections: [...made.corrections, ...planned.corrections] };
  }
  return made;
}

/** How often it was said that it could not be done, of all times there was something to do. */
class Tally {
  done = 0;
  refused = 0;
}

describe("an older revision that is taken back", () => {
  const history = fc.tuple(
    transcript,
    fc.array(whim, { minLength: 1, maxLength: 3 }),
    fc.array(whim, { maxLength: 6 }),
  );

  test("gives what there would be without it, or is said not to go", () => {
    const tally = new Tally();
    fc.assert(
      fc.property(history, ([first, older, later]) => {
        const nextId = idsFrom(100);
        const one = make(first, older, nextId);
        const all = make(one.passages, later, nextId);
        const back = invertCorrections(one.corrections);
        const carried = carryCorrections(back, all.corrections);
        const laterCarried = carryCorrections(all.corrections, back);
        expect(carried === null).toBe(laterCarried === null);
        const undone = carried && applyRevision(all.passages, carried);
        if (!laterCarried || undone?.kind !== "applied") {
          tally.refused++;
          return;
        }
        tally.done++;
        expect(faults(undone.passages)).toEqual([]);
        const without = applyCorrections(first, laterCarried);
        if (without.kind === "applied")
          expect(JSON.stringify(undone.passages)).toBe(JSON.stringify(without.passages));
        expect(applied(applyCorrections(undone.passages, invertCorrections(carried ?? [])))).toEqual(
          all.passages,
        );
      }),
      { numRuns: 1500 },
    );
    expect(tally.done).toBeGreaterThan(tally.refused / 2);
  });

  test("gives back all words that it took, takes those that it gave, and leaves the others in their order", () => {
    let number = 0;
    const unique = () => `w${++number}`;
    const many = (count: number) => Array.from({ length: count }, unique).join(" ");
    const text = (count: number) => fc.constant(null).map(() => many(count));
    const edit = fc
      .tuple(whim, fc.nat(3))
      .map(([one, count]) => ({ ...one, kind: one.kind === "text" ? "word" : one.kind, count }) as const);
    const passages = fc.tuple(text(6), text(5), text(7)).map((texts) =>
      texts.map(
        (said, index): EditablePassage => ({
          id: index + 1,
          speaker: null,
          start: null,
          end: null,
          text: said,
          wordTimes: [],
        }),
      ),
    );
    const tally = new Tally();
    fc.assert(
      fc.property(passages, edit, fc.array(edit, { maxLength: 6 }), (first, older, later) => {
        const nextId = idsFrom(100);
        const withWords = (edits: readonly (typeof older)[]) =>
          edits.map((one) => ({ ...one, text: many(one.count) }));
        const one = make(first, withWords([older]), nextId);
        const all = make(one.passages, withWords(later), nextId);
        const carried = carryCorrections(invertCorrections(one.corrections), all.corrections);
        const undone = carried && applyCorrections(all.passages, carried);
        if (undone?.kind !== "applied") return void tally.refused++;
        tally.done++;
        const [words, wordsOne, wordsAll] = [first, one.passages, all.passages].map(listSaid);
        const [taken, given] = [minus(words, wordsOne), minus(wordsOne, words)];
        const now = listSaid(undone.passages);
        expect(new Set(now)).toEqual(new Set([...minus(wordsAll, given), ...taken]));
        expect(minus(now, taken)).toEqual(minus(wordsAll, given));
        expect(both(now, words)).toEqual(both(words, now));
      }),
      { numRuns: 1500 },
    );
    expect(tally.done).toBeGreaterThan(tally.refused);
  });
});

function minus(words: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  return words.filter((word) => !others.includes(word));
}

function both(words: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  return words.filter((word) => others.includes(word));
}

const TEXT = "one two three four five six";
const FIRST: Passages = [
  { id: 1, speaker: "Ada", start: 0, end: 6, text: TEXT, wordTimes: [0, 1, 2, 3, 4, 5] },
  { id: 2, speaker: "Ada", start: 6, end: 8, text: "seven eight", wordTimes: [6, 7] },
];
const retext = (text: string, before = TEXT, passage = 1): Wish => ({ kind: "text", passage, before, text });

/** What is left when the first wish is taken back after the others; null where that is said not to go. */
function without(first: Wish, ...later: readonly Wish[]): Passages | null {
  const nextId = idsFrom(100);
  const one = planCorrections(FIRST, [first], nextId);
  if (one.kind !== "planned") throw new Error("The first does not fit");
  const all = planCorrections(one.passages, later, nextId);
  if (all.kind !== "planned") throw new Error(`The wish ${all.wish} after it does not fit`);
  const carried = carryCorrections(invertCorrections(one.corrections), all.corrections);
  const undone = carried && applyRevision(all.passages, carried);
  return undone?.kind === "applied" ? undone.passages : null;
}

const texts = (passages: Passages | null) => passages?.map(({ text }) => text) ?? null;

describe("a correction and another one", () => {
  test("of words beside it both hold", () => {
    const later = retext("1 2 THREE four five six", "1 two three four five six");
    expect(texts(without(retext("1 two three four five six"), later))?.[0]).toBe("one 2 THREE four five six");
    const before = retext("0 0 two 3 four five six", "one two 3 four five six");
    expect(texts(without(retext("one two 3 four five six"), before))?.[0]).toBe(
      "0 0 two three four five six",
    );
  });

  test("of the same words cannot both be taken back", () => {
    expect(
      without(
        retext("1 two three four five six"),
        retext("uno two three four five six", "1 two three four five six"),
      ),
    ).toBeNull();
    expect(
      without(retext("one two four five six"), retext("one two and four five six", "one two four five six")),
    ).toBeNull();
    const name = { kind: "speaker", passage: 1, before: "Ada", speaker: "Bob" } as const;
    expect(without(name, { ...name, before: "Bob", speaker: "Cy" })).toBeNull();
    const split = { kind: "split", passage: 1, before: TEXT, at: 8, speaker: "Ada" } as const;
    expect(without(split, { kind: "merge", passage: 100, before: "three four five six" })).toBeNull();
  });

  test("that splits its passage is followed to either side", () => {
    const first = retext("1 two three four five 6");
    const split = {
      kind: "split",
      passage: 1,
      before: "1 two three four five 6",
      at: 8,
      speaker: "Bob",
    } as const;
    expect(texts(without(first, split))).toEqual(["one two", "three four five six", "seven eight"]);
  });

  test("that joins its passage is followed into the other", () => {
    const first = retext("seven 8", "seven eight", 2);
    expect(texts(without(first, { kind: "merge", passage: 2, before: "seven 8" }))).toEqual([
      `${TEXT} seven eight`,
    ]);
    const apart = { kind: "split", passage: 1, before: TEXT, at: 8, speaker: "Ada" } as const;
    expect(texts(without(apart, { kind: "merge", passage: 2, before: "seven eight" }))).toEqual([
      `${TEXT} seven eight`,
    ]);
  });

  test("that moves a boundary is followed across it", () => {
    const first = retext("1 two three four five six");
    const moved = without(first, { kind: "boundary", passage: 2, before: "seven eight", words: 5 });
    expect(texts(moved)).toEqual(["one", "two three four five six seven eight"]);
  });

  test("that put in the words of which another has made a passage is not taken back", () => {
    const longer = `${TEXT}東京`;
    const apart: Wish = { kind: "split", passage: 1, before: longer, at: TEXT.length, speaker: "Ada" };
    expect(without(retext(longer), apart)).toBeNull();
  });

  test("of who speaks goes with the parts of its passage", () => {
    const named = { kind: "speaker", passage: 1, before: "Ada", speaker: "Bob" } as const;
    const split = { kind: "split", passage: 1, before: TEXT, at: 8, speaker: "Bob" } as const;
    expect(without(named, split)?.map(({ speaker }) => speaker)).toEqual(["Ada", "Ada", "Ada"]);
    const rename = { kind: "rename", before: "Ada", speaker: "Bob" } as const;
    expect(without(rename, { kind: "merge", passage: 2, before: "seven eight" })).toMatchObject([
      { speaker: "Ada" },
    ]);
    expect(without(split, { kind: "rename", before: "Ada", speaker: "Cy" })).toBeNull();
  });
});

/** What two wishes that were told of the same transcript make together; null where that is said not to go. */
function together(wish: Wish, other: Wish): Passages | null {
  const nextId = idsFrom(100);
  const [one, before] = [wish, other].map((wanted) => planCorrections(FIRST, [wanted], nextId));
  if (one?.kind !== "planned" || before?.kind !== "planned") throw new Error("A wish does not fit");
  const carried = carryCorrections(one.corrections, before.corrections);
  return carried && applied(applyCorrections(before.passages, carried));
}

describe("two wishes of the same transcript", () => {
  const split = (at: number): Wish => ({ kind: "split", passage: 1, before: TEXT, at, speaker: "Ada" });
  const merge: Wish = { kind: "merge", passage: 2, before: "seven eight" };
  const named: Wish = { kind: "speaker", passage: 2, before: "Ada", speaker: "Bob" };

  test("both split a passage, unless in the same place", () => {
    const parts = ["one two", "three four", "five six", "seven eight"];
    expect(texts(together(split(8), split(19)))).toEqual(parts);
    expect(texts(together(split(19), split(8)))).toEqual(parts);
    expect(together(split(8), split(8))).toBeNull();
  });

  test("do not both join two passages and say that another speaks one of them", () => {
    expect(together(merge, named)).toBeNull();
    expect(together(named, merge)).toBeNull();
    expect(together(merge, { kind: "rename", before: "Ada", speaker: "Bob" })).toMatchObject([
      { speaker: "Bob" },
    ]);
  });
});
