import { expect, test } from "vitest";
import { type Mark, rateOf, secondsLeft, withMark } from "#core/upload/pace.ts";

const course = (...marks: readonly (readonly [at: number, sent: number])[]): readonly Mark[] =>
  marks.reduce<readonly Mark[]>((all, [at, sent]) => withMark(all, { at, sent }), []);

test("a rate is that of the last seconds, not of all that was sent", () => {
  expect(rateOf(course([0, 0], [2000, 4000]))).toBe(2000);
  expect(rateOf(course([0, 0], [60_000, 1_000_000], [62_000, 1_002_000]))).toBe(1000);
});

test("where it is too soon to say, or nothing moves, there is none", () => {
  expect(rateOf([])).toBeNull();
  expect(rateOf(course([0, 0]))).toBeNull();
  expect(rateOf(course([0, 0], [500, 9000]))).toBeNull();
  expect(rateOf(course([0, 700], [4000, 700]))).toBeNull();
  // Gone on with from where the server was.
  expect(rateOf(course([0, 9000], [4000, 700]))).toBeNull();
});

test("the time that is left is never none while something is", () => {
  expect(secondsLeft(90_000, 1000)).toBe(90);
  expect(secondsLeft(1, 1000)).toBe(1);
  expect(secondsLeft(90_000, null)).toBeNull();
});
