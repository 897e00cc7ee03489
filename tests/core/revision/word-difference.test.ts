import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DifferencePart, wordDifference } from "#core/revision/word-difference.ts";
import { anyText } from "./generated.ts";

const without = (kind: DifferencePart["kind"], parts: readonly DifferencePart[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");

const shown = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}]` : `[+${text}]`))
    .join("");

describe("the difference of two texts", () => {
  test("holds both, and nothing else", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = wordDifference(before, after);
        expect(without("inserted", parts)).toBe(before);
        expect(without("removed", parts)).toBe(after);
        expect(parts.every(({ text }) => text !== "")).toBe(true);
        expect(wordDifference(before, before)).toEqual(before === "" ? [] : [{ kind: "same", text: before }]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["the cat sat", "the dog sat", "the [-cat][+dog] sat"],
    ["one two three", "one three", "one [-two ]three"],
    ["one three", "one two three", "one [+two ]three"],
    ["one", "one two", "one[+ two]"],
    ["東京へ行く", "大阪へ行く", "[-東京][+大阪]へ行く"],
    ["a  b", "a b", "a [- ]b"],
    ["", "a", "[+a]"],
    ["a b c d e", "b c x e", "[-a ]b c [-d][+x] e"],
  ])("of %j and %j shows whole words", (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test("of texts that have nothing in common but their ends is found, however long they are", () => {
    const many = (letter: string) => Array.from({ length: 5000 }, (_, at) => `${letter}${at}`).join(" ");
    const parts = wordDifference(`start ${many("a")} end`, `start ${many("b")} end`);
    expect(parts.map(({ kind, text }) => [kind, text.length < 10])).toEqual([
      ["same", true],
      ["removed", false],
      ["inserted", false],
      ["same", true],
    ]);
  });
});
