import { expect, test } from "vitest";
import { revisionTitle } from "#core/revision/revision-title.ts";

const words = (removed: string, inserted: string) =>
  ({
    kind: "words",
    passage: 1,
    at: 0,
    removed,
    inserted,
    times: { from: 0, removed: [], inserted: [] },
  }) as const;
const speaker = (removed: string | null, inserted: string | null) =>
  ({ kind: "speaker", passages: [1], removed, inserted }) as const;
const seam = { passage: 1, into: 2, at: 3, words: 1, gap: " ", speaker: null, end: null, start: null };

test.each([
  ["the words that change", [words("light house", "lighthouse")], "light house → lighthouse"],
  ["the first of several", [words("a", "b"), words("c", "d")], "a → b"],
  ["a name", [speaker("Vera", "Wera")], "Vera → Wera"],
  ["a dash for nobody and for no words", [speaker(null, "Vera")], "– → Vera"],
  ["nothing where no word and no name changes", [{ kind: "split", ...seam } as const], ""],
  ["long texts cut at whole characters", [words("🎧".repeat(80), "x")], `${"🎧".repeat(59)}… → x`],
])("a revision in a line is %s", (_, corrections, title) => {
  expect(revisionTitle(corrections)).toBe(title);
});
