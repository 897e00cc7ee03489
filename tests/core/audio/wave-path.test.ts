import { expect, test } from "vitest";
import { barHeights, wavePath } from "#core/audio/wave-path.ts";

test("silence is still drawn, so that a quiet part is part of the whole", () => {
  expect(wavePath(new Uint8Array(4), 2)).toBe("M0.5 11.5v1M1.5 11.5v1");
});

test("each bar is the mean of its share, mirrored about the middle", () => {
  expect(wavePath([0, 200, 100, 300, 0, 0], 3)).toBe("M0.5 6.5v11M1.5 1v22M2.5 11.5v1");
});

test("fewer peaks than bars are drawn as wide as they are", () => {
  expect(wavePath([255], 3).match(/M/g)).toHaveLength(3);
});

test("sound that never changes is drawn in full", () => {
  expect(barHeights([180, 180, 180], 3)).toEqual([1, 1, 1]);
});

/** Speech as it is measured: nearly always loud, with one breath in every stretch of ten. */
const speech = Array.from({ length: 1800 }, (_, index) =>
  index % 10 === 0 ? 40 : 175 + ((index * 37) % 60) + (index > 900 ? 15 : 0),
);

test.each([40, 80, 390])("pauses and voices show in %i bars", (bars) => {
  const heights = barHeights(speech, bars);
  expect(Math.max(...heights)).toBe(1);
  expect(variation(heights)).toBeGreaterThan(0.3);
});

/** The standard deviation in parts of the mean. */
function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}
