import { expect, test } from "vitest";
import { queryTitle } from "#features/search/query-title.ts";

test.each([
  ["lighthouse", "“lighthouse”"],
  ['"the sound" file', '"the sound" file'],
  ["“the sound”", "“the sound”"],
  ["«маяк»", "«маяк»"],
])("%s is within one pair of quotation marks: %s", (query, title) => {
  expect(queryTitle(query, (words) => `“${words}”`)).toBe(title);
});
