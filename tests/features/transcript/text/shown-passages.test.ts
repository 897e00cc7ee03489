import { describe, expect, test } from "vitest";
import { isPartOf } from "#features/transcript/text/shown-passages.ts";

const passage = (text: string, speaker: string | null = "Ann") => ({
  text,
  speaker,
  start: 0,
  end: 1,
  wordTimes: "",
});
const PASSAGES = [
  passage("Yes."),
  passage("No.", "Ben"),
  passage("Yes."),
  passage("Perhaps."),
  passage("So.", null),
];

describe("what a page shows is as it is by now", () => {
  test.each<[string, number, number]>([
    ["of a whole transcript", 0, 5],
    ["of its first part", 0, 2],
    ["of a part that begins as another passage does", 2, 4],
    ["of its last part", 4, 5],
  ])("%s", (_, from, to) => expect(isPartOf(PASSAGES.slice(from, to), PASSAGES)).toBe(true));

  test.each<[string, ReturnType<typeof passage>[]]>([
    ["a word is another", [passage("Yes."), passage("Now.", "Ben")]],
    ["somebody else speaks", [passage("Yes."), passage("No.", "Bea")]],
    ["nobody is said to speak", [passage("Yes.", null)]],
    ["a passage has gone", [passage("Yes."), passage("Yes.")]],
    ["there is more at the end", [passage("So.", null), passage("Well.")]],
  ])("but not where %s", (_, shown) => expect(isPartOf(shown, PASSAGES)).toBe(false));

  test("but not where all has gone", () => expect(isPartOf([passage("Yes.")], [])).toBe(false));
});
