import { expect, test } from "vitest";
import { textDirection } from "#core/text/writing-direction.ts";

test.each([
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["en", "auto"],
  ["", "auto"],
])("a text that is said to be in %o has the direction %s", (language, direction) => {
  expect(textDirection(language)).toBe(direction);
});
