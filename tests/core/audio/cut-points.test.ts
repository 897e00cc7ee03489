import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtSilences } from "#core/audio/cut-points.ts";

const OPTIONS = { most: 600, overlap: 4 };

test("sound that is short enough is one piece, and no sound none", () => {
  expect(cutAtSilences([1, 1], 0.5, 600, OPTIONS)).toEqual([{ start: 0, end: 600 }]);
  expect(cutAtSilences([], 0.1, 0, OPTIONS)).toEqual([]);
});

test("it is cut where it is quiet, with the silence in the middle of the overlap", () => {
  const levels = new Float32Array(10_000).fill(100);
  // From 8:20 to 8:22.
  levels.fill(1, 5000, 5020);
  const [first, second] = cutAtSilences(levels, 0.1, 1000, OPTIONS);
  const cut = ((first?.end ?? 0) + (second?.start ?? 0)) / 2;
  expect(cut).toBeGreaterThan(500);
  expect(cut).toBeLessThan(502);
  expect(second?.end).toBe(1000);
});

test("whatever the sound, pieces cover it in order, overlap as asked, and none is too long", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0.05, max: 2000, noNaN: true }),
      fc.double({ min: 20, max: 300, noNaN: true }),
      (levels, duration, most) => {
        const overlap = most / 12;
        const pieces = cutAtSilences(levels, duration / levels.length, duration, { most, overlap });
        expect(pieces[0]?.start).toBe(0);
        expect(pieces.at(-1)?.end).toBe(duration);
        for (const [index, { start, end }] of pieces.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(most + 1e-6);
          const next = pieces[index + 1];
          if (next) expect(end - next.start).toBeCloseTo(overlap, 6);
        }
        expect(pieces.length).toBeLessThanOrEqual(Math.ceil(duration / (most * 0.5)) + 1);
      },
    ),
  );
});
