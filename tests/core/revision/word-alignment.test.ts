import { expect, test } from "vitest";
import { alignWords } from "#core/revision/word-alignment.ts";

test("words that differ in case alone are the same, in a transcript of any length", () => {
  const length = 150_000;
  const before = Array.from({ length }, () => "THE");
  const pairs = alignWords([...before, "end"], [...before.map((word) => word.toLowerCase()), "END"]);
  expect(pairs).toHaveLength(length + 1);
  expect(pairs.at(-1)).toEqual({ before: length, after: length });
});
