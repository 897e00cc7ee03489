import fc from "fast-check";
import { expect, test } from "vitest";
import { DIMENSIONS, unlikeness } from "#core/alignment/features.ts";
import { warp } from "#core/alignment/fine-path.ts";

const STAY = 0.05;
const JUMP = 0.05;

/** Features of frames of which each is one of 26 sounds, as unlike one another as can be. */
function featuresOf(sounds: readonly number[]): Int8Array {
  const made = new Int8Array(sounds.length * DIMENSIONS);
  for (const [frame, sound] of sounds.entries()) made[frame * DIMENSIONS + sound] = 127;
  return made;
}

const whole = (sounds: readonly number[]) => ({ from: 0, to: sounds.length });

function warpAll(one: readonly number[], other: readonly number[], width = 100) {
  const middle = (frame: number) => (frame * other.length) / one.length;
  return warp(featuresOf(one), whole(one), featuresOf(other), whole(other), middle, width);
}

/** The least that any path from end to end costs, by trying all. */
function leastCost(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [featuresOf(one), featuresOf(other)];
  const from = (i: number, j: number): number => {
    if (i < 0 || j < 0) return Number.POSITIVE_INFINITY;
    const own = unlikeness(a, i, b, j);
    if (i === 0) return j === 0 ? own : Number.POSITIVE_INFINITY;
    return own + Math.min(from(i - 1, j) + STAY, from(i - 1, j - 1), from(i - 1, j - 2) + JUMP);
  };
  return from(one.length - 1, other.length - 1);
}

const sounds = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: length });

test("the path is the cheapest of all", () => {
  fc.assert(
    fc.property(sounds(7), sounds(7), (one, other) => {
      fc.pre(other.length <= 2 * one.length - 1);
      expect(warpAll(one, other).cost).toBeCloseTo(leastCost(one, other) / one.length, 9);
    }),
  );
});

test("the path never goes back, never leaves out two, and goes from end to end", () => {
  fc.assert(
    fc.property(sounds(40), sounds(40), fc.integer({ min: 1, max: 12 }), (one, other, width) => {
      const { path, cost } = warpAll(one, other, width);
      fc.pre(Number.isFinite(cost));
      const steps = [...path].slice(1).map((frame, i) => frame - (path[i] ?? 0));
      expect(steps.every((step) => step >= 0 && step <= 2)).toBe(true);
      expect(path[0]).toBe(0);
      if (width >= other.length && other.length < 2 * one.length) expect(path.at(-1)).toBe(other.length - 1);
    }),
  );
});

test("what is drawn out is found where it is", () => {
  expect([...warpAll([0, 0, 0, 1, 2, 2, 3], [0, 1, 2, 3]).path]).toEqual([0, 0, 0, 1, 2, 2, 3]);
});

test("of nothing there is no path", () => {
  expect(warpAll([], [1, 2]).path.length).toBe(0);
  expect(warpAll([], [1, 2]).cost).toBe(Number.POSITIVE_INFINITY);
});
