import { expect, test } from "vitest";
import { readIntegers } from "#server/search/engine/integers.ts";

test.each([
  ["", []],
  ["0", [0]],
  ["12,7,40", [12, 7, 40]],
  ["9007199254740991", [9_007_199_254_740_991]],
])("%o are %o", (text, expected) => {
  expect([...readIntegers(text)]).toEqual(expected);
});

test.each(["-5", "1.5", "7, 8", "1e3"])("%o is refused rather than misread", (text) => {
  expect(() => readIntegers(text)).toThrow("No whole numbers");
});
