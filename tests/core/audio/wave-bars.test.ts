import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barsInView } from "#core/audio/wave-bars.ts";
import { barHeights } from "#core/audio/wave-path.ts";
import { wholeView } from "#core/audio/wave-view.ts";

const PEAKS = Array.from({ length: 1800 }, (_, place) => 120 + Math.round(100 * Math.sin(place / 7)));
const DURATION = 1698;

describe("the bars of a view", () => {
  test("of the whole are those of a waveform that cannot be moved", () => {
    const bars = barsInView(PEAKS, DURATION, wholeView(DURATION), 400);
    expect(bars.map(({ height }) => height)).toEqual(barHeights(PEAKS, 400));
    for (const [bar, { left }] of bars.entries()) expect(left).toBeCloseTo(bar / 400, 9);
  });

  test("are never more than there is room for, and reach from edge to edge", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.integer({ min: 20, max: 1200 }), (at, size, count) => {
        const length = 2 + size * (DURATION - 2);
        const start = at * (DURATION - length);
        const bars = barsInView(PEAKS, DURATION, { start, end: start + length }, count);
        expect(bars.length).toBeLessThanOrEqual(count + 2);
        expect(bars[0]?.left).toBeLessThanOrEqual(1e-6);
        expect(bars.at(-1)?.left).toBeGreaterThan(1 - 2.2 / count);
        for (const { height } of bars) expect(height >= 0 && height <= 1 + 1e-9).toBe(true);
      }),
    );
  });

  test("stand at the same times however the view is moved", () => {
    const at = (start: number) =>
      new Map(
        barsInView(PEAKS, DURATION, { start, end: start + 100 }, 300).map(({ left, height }) => [
          Math.round((start + left * 100) * 1000),
          height,
        ]),
      );
    const [one, other] = [at(500), at(510.77)];
    const common = [...one].filter(([time]) => other.has(time));
    expect(common.length).toBeGreaterThan(250);
    for (const [time, height] of common) expect(other.get(time)).toBe(height);
  });

  test("between two peaks go smoothly from one to the other", () => {
    const heights = barsInView([0, 100, 0, 100], 4, { start: 0.5, end: 1.5 }, 50).map(({ height }) => height);
    expect(heights[0]).toBeCloseTo(0, 2);
    expect(heights.at(-1)).toBeCloseTo(1, 2);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  });
});
