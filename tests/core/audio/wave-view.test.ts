import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitView,
  isInView,
  moveView,
  pinchView,
  SHORTEST_VIEW,
  scaleView,
  shareOf,
  timeAtShare,
  turnView,
  viewLength,
  type WaveView,
  wholeView,
} from "#core/audio/wave-view.ts";

/** Up to ten hours. */
const durations = fc.double({ min: 5, max: 36_000, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** An episode, and a part of it that can be in view. */
const parts = fc.tuple(durations, share, share).map(([duration, at, size]) => {
  const length = SHORTEST_VIEW + size * (duration - SHORTEST_VIEW);
  const start = at * (duration - length);
  return { duration, view: { start, end: start + length } };
});

function expectFits(view: WaveView, duration: number): void {
  expect(view.start).toBeGreaterThanOrEqual(0);
  expect(view.end).toBeLessThanOrEqual(duration + 1e-6);
  expect(viewLength(view)).toBeGreaterThanOrEqual(SHORTEST_VIEW - 1e-6);
}

describe("a view", () => {
  test("tells of every share a time, and of that time the share", () => {
    fc.assert(
      fc.property(parts, share, ({ view }, at) => {
        expect(shareOf(view, timeAtShare(view, at))).toBeCloseTo(at, 6);
      }),
    );
  });

  test("is within the episode whatever is wanted, and stays as it is when it is wanted", () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(parts, any, any, ({ duration, view }, start, end) => {
        expectFits(fitView({ start, end }, duration), duration);
        expect(fitView(view, duration).start).toBeCloseTo(view.start, 6);
        expect(fitView(view, duration).end).toBeCloseTo(view.end, 6);
      }),
    );
  });

  test("of an episode that is shorter than the shortest is the whole", () => {
    expect(fitView({ start: 0.2, end: 0.4 }, 1)).toEqual({ start: 0, end: 1 });
    expect(scaleView(wholeView(1), 0.5, 0.5, 1)).toEqual({ start: 0, end: 1 });
  });
});

describe("what is scaled", () => {
  test("keeps the time where it stood, except at the ends of the episode", () => {
    const factor = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(parts, factor, share, ({ duration, view }, by, at) => {
        const time = timeAtShare(view, at);
        const scaled = scaleView(view, by, time, duration);
        expectFits(scaled, duration);
        expect(isInView({ start: scaled.start - 1e-6, end: scaled.end + 1e-6 }, time)).toBe(true);
        const atAnEnd = scaled.start <= 0 || scaled.end >= duration - 1e-6;
        if (!atAnEnd) expect(shareOf(scaled, time)).toBeCloseTo(at, 5);
      }),
    );
  });

  test("further out than the episode is the whole", () => {
    expect(scaleView({ start: 40, end: 60 }, 100, 45, 100)).toEqual(wholeView(100));
  });
});

describe("what is moved", () => {
  test("keeps its length and stops at the ends", () => {
    const by = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(parts, by, ({ duration, view }, way) => {
        const moved = moveView(view, way, duration);
        expectFits(moved, duration);
        expect(viewLength(moved)).toBeCloseTo(viewLength(view), 5);
      }),
    );
  });
});

describe("what is pinched", () => {
  test("stays under both fingers, except at the ends of the episode and at the shortest", () => {
    const fingers = fc
      .tuple(share, share)
      .filter(([one, other]) => Math.abs(one - other) > 0.05)
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    fc.assert(
      fc.property(parts, fingers, fingers, ({ duration, view }, from, to) => {
        const pinched = pinchView(view, from, to, duration);
        expectFits(pinched, duration);
        const wanted = (viewLength(view) * (from[1] - from[0])) / (to[1] - to[0]);
        if (wanted <= SHORTEST_VIEW || pinched.start <= 0 || pinched.end >= duration - 1e-6) return;
        for (const finger of [0, 1] as const)
          expect(shareOf(pinched, timeAtShare(view, from[finger]))).toBeCloseTo(to[finger], 5);
      }),
    );
  });

  test("is never without end where the fingers meet", () => {
    expect(pinchView({ start: 10, end: 20 }, [0.2, 0.8], [0.5, 0.5], 100)).toEqual(wholeView(100));
  });
});

describe("what follows", () => {
  test("stands still while the time is in it, and turns the page when it comes to the edge", () => {
    const view = { start: 100, end: 110 };
    expect(turnView(view, 109, 1000)).toBe(view);
    expect(turnView(view, 109.6, 1000).start).toBeCloseTo(109.1, 9);
    expect(turnView(view, 50, 1000).start).toBeCloseTo(49.5, 9);
  });

  test("has the time in it, wherever that is", () => {
    fc.assert(
      fc.property(parts, share, ({ duration, view }, at) => {
        const turned = turnView(view, at * duration, duration);
        expectFits(turned, duration);
        expect(viewLength(turned)).toBeCloseTo(viewLength(view), 5);
        expect(shareOf(turned, at * duration)).toBeGreaterThanOrEqual(-1e-6);
        expect(shareOf(turned, at * duration)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  test("does not turn at the end of the episode", () => {
    const view = { start: 90, end: 100 };
    expect(turnView(view, 99.9, 100)).toBe(view);
  });
});
