import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeVlq, encodeVlq } from "#core/file/vlq.ts";

test("integers read back, also those beyond 32 bits", () => {
  const integer = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });
  fc.assert(
    fc.property(fc.array(integer), (numbers) => {
      expect(decodeVlq(encodeVlq(numbers))).toEqual(numbers);
    }),
  );
});

test.each([
  [[0], "A"],
  [[1, -1, 15, -15], "CDef"],
  [[16, -511], "gB_f"],
  [[], ""],
])("%j is %s, as source maps write it in the alphabet of base64url", (numbers, text) => {
  expect(encodeVlq(numbers)).toBe(text);
});

test("what is no digit ends the list, and a number that is cut short is left out", () => {
  expect(decodeVlq("C!C")).toEqual([1]);
  expect(decodeVlq("Cg")).toEqual([1]);
});
