import { describe, expect, test } from "vitest";
import type { EditablePassage } from "#core/revision/correction.ts";
import { describeCorrections } from "#core/revision/correction-text.ts";
import { invertCorrections } from "#core/revision/invert.ts";
import { planCorrections } from "#core/revision/plan.ts";
import type { Wish } from "#core/revision/wish.ts";
import { idsFrom } from "./generated.ts";

const untimed = { start: null, end: null, wordTimes: [] };
const PASSAGES: readonly EditablePassage[] = [
  { id: 1, speaker: "Ada", text: "one two", ...untimed },
  { id: 2, speaker: "Bob", text: "three four", ...untimed },
];

function corrections(...wishes: readonly Wish[]) {
  const planned = planCorrections(PASSAGES, wishes, idsFrom(7));
  if (planned.kind !== "planned") throw new Error("It does not fit");
  return planned.corrections;
}

describe("a revision is told as", () => {
  test("the words that it changed, and who speaks", () => {
    const text: Wish = { kind: "text", passage: 1, before: "one two", text: "One too" };
    const rename: Wish = { kind: "rename", before: "Bob", speaker: null };
    expect(describeCorrections(corrections(text, rename))).toEqual([
      { kind: "words", passage: 1, before: "one two", after: "One too" },
      { kind: "speaker", passages: [2], before: "Bob", after: null },
    ]);
  });

  test("a passage that begins or ends to be one of its own", () => {
    const split: Wish = { kind: "split", passage: 2, before: "three four", at: 6, speaker: "Cy" };
    const merge: Wish = { kind: "merge", passage: 2, before: "three" };
    expect(describeCorrections(corrections(split, merge))).toEqual([
      { kind: "split", passage: 2, into: 7 },
      { kind: "speaker", passages: [7], before: "Bob", after: "Cy" },
      { kind: "speaker", passages: [2], before: "Bob", after: "Ada" },
      { kind: "merge", passage: 1, into: 2 },
    ]);
  });

  test("a boundary that moved, without who was only lent a passage", () => {
    const boundary: Wish = { kind: "boundary", passage: 2, before: "three four", words: 1 };
    const moved = [{ kind: "boundary", passage: 1, into: 2 }];
    expect(describeCorrections(corrections(boundary))).toEqual(moved);
    expect(describeCorrections(invertCorrections(corrections(boundary)))).toEqual(moved);
    const named: Wish = { kind: "speaker", passage: 2, before: "Bob", speaker: "Cy" };
    expect(describeCorrections(corrections(boundary, named))).toEqual([
      ...moved,
      { kind: "speaker", passages: [2], before: "Bob", after: "Cy" },
    ]);
  });
});
