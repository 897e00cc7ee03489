import { expect, test } from "vitest";
import { listStretches } from "#features/transcript/text/stretch.ts";

test.each([0, 1, 16, 17, 32, 500])("of %i passages none is lost, and each stretch has some", (count) => {
  const passages = Array.from({ length: count }, (_, index) => index);
  const stretches = listStretches(passages);
  expect(stretches.flat()).toEqual(passages);
  expect(stretches.filter((stretch) => stretch.length === 0)).toEqual([]);
  expect(stretches.length).toBe(Math.ceil(count / 16));
});
