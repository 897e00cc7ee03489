import { unlikeness } from "./features.ts";

/** A stretch of frames: `from` inclusive, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** To stay in a frame of the other, so that it is not drawn out without need. */
const STAY_COST = 0.05;
/** To leave a frame of the other out. */
const JUMP_COST = 0.05;

export interface Warp {
  /** For each frame of the stretch of `one` the frame of `other` that is like it; they never go back. */
  readonly path: Int32Array;
  /** How unlike they are in a frame, on the average. */
  readonly cost: number;
}

/**
 * Dynamic time warping (Sakoe and Chiba, 1978) of a stretch of features onto a stretch of others, both from end to end. `middle`
 * tells about where each frame is; no frame is looked for further than `width` frames from there. `width` frames of memory each.
 */
export function warp(
  one: Int8Array,
  { from, to }: Stretch,
  other: Int8Array,
  within: Stretch,
  middle: (frame: number) => number,
  width: number,
): Warp {
  const frames = Math.max(0, to - from);
  const length = within.to - within.from;
  const band = Math.min(length, 2 * width + 1);
  const steps = new Uint8Array(frames * band);
  const lows = new Int32Array(frames);
  let costs = new Float64Array(band).fill(Number.POSITIVE_INFINITY);
  let next = costs.slice();
  for (let i = 0; i < frames; i++) {
    const low = lowOf(middle(from + i), within, width, band, lows[i - 1] ?? within.from);
    const moved = i === 0 ? 0 : low - (lows[i - 1] ?? 0);
    lows[i] = low;
    for (let j = 0; j < band; j++) {
      const at = (k: number) => costs[k + moved] ?? Number.POSITIVE_INFINITY;
      const [stay, follow, jump] = [at(j) + STAY_COST, at(j - 1), at(j - 2) + JUMP_COST];
      const least =
        i === 0 ? (low + j === within.from ? 0 : Number.POSITIVE_INFINITY) : Math.min(stay, follow, jump);
      steps[i * band + j] = least === follow ? 1 : least === jump ? 2 : 0;
      next[j] =
        least === Number.POSITIVE_INFINITY ? least : least + unlikeness(one, from + i, other, low + j);
    }
    [costs, next] = [next, costs];
  }
  return traceBack(steps, lows, costs, band);
}

/** Where the band begins: never before it began in the frame before. */
function lowOf(middle: number, { from, to }: Stretch, width: number, band: number, before: number): number {
  return Math.max(before, Math.min(to - band, Math.max(from, Math.round(middle) - width)));
}

/** From the last place of the band that can be come to. */
function traceBack(steps: Uint8Array, lows: Int32Array, costs: Float64Array, band: number): Warp {
  const frames = lows.length;
  const path = new Int32Array(frames);
  let at = costs.findLastIndex((cost) => cost < Number.POSITIVE_INFINITY);
  const cost = frames > 0 ? (costs[at] ?? Number.POSITIVE_INFINITY) / frames : Number.POSITIVE_INFINITY;
  for (let i = frames - 1; i >= 0 && at >= 0; i--) {
    const low = lows[i] ?? 0;
    path[i] = low + at;
    at += low - (lows[i - 1] ?? low) - (steps[i * band + at] ?? 0);
  }
  return { path, cost };
}
