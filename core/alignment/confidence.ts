import { DIMENSIONS } from "./features.ts";
import { type Stretch, warp } from "./fine-path.ts";

/** A passage that is heard less surely than this has no times. */
export const SURE = 0.18;

/** How well a passage fits the sound in which it was found. */
export interface Fit {
  /** From 0, as well as the same passage spoken backwards, up to 1. */
  readonly gain: number;
  /** Frames of sound: how much it has to say of that. */
  readonly weight: number;
}

/**
 * How much better a stretch of text fits a stretch of sound than the same text spoken backwards, which has the same sounds
 * in no order that makes sense: what is like is so whatever voice, room and noise there is. Null where there is too little of
 * either to be compared.
 */
export function fitOf(sound: Int8Array, heard: Stretch, text: Int8Array, spoken: Stretch): Fit | null {
  const weight = heard.to - heard.from;
  const length = spoken.to - spoken.from;
  // Nobody speaks four times as fast.
  if (weight < 2 || length < 2 || weight * 4 < length) return null;
  const rate = length / weight;
  const width = Math.ceil(length / 4) + 10;
  const own = text.subarray(spoken.from * DIMENSIONS, spoken.to * DIMENSIONS);
  const all = { from: 0, to: length };
  const middle = (frame: number) => (frame - heard.from) * rate;
  const forwards = warp(sound, heard, own, all, middle, width).cost;
  const backwards = warp(sound, heard, reversed(own), all, middle, width).cost;
  if (!Number.isFinite(forwards) || !(backwards > 0)) return null;
  return { gain: Math.max(0, Math.min(1, 1 - forwards / backwards)), weight };
}

/** How much passages before and after one count, which may be of a few words and say little by itself. */
const SHARES = [
  [-2, 0.25],
  [-1, 0.5],
  [0, 1],
  [1, 0.5],
  [2, 0.25],
] as const;

/** How sure it is of each passage that it is where it was found, from 0 to 1. */
export function confidences(fits: readonly (Fit | null)[]): readonly number[] {
  return fits.map((fit, place) => {
    if (fit === null) return 0;
    let [sum, weights] = [0, 0];
    for (const [by, share] of SHARES) {
      const near = fits[place + by];
      if (!near) continue;
      sum += near.gain * near.weight * share;
      weights += near.weight * share;
    }
    return weights > 0 ? sum / weights : 0;
  });
}

function reversed(features: Int8Array): Int8Array {
  const frames = features.length / DIMENSIONS;
  const made = new Int8Array(features.length);
  for (let frame = 0; frame < frames; frame++)
    made.set(
      features.subarray(frame * DIMENSIONS, (frame + 1) * DIMENSIONS),
      (frames - 1 - frame) * DIMENSIONS,
    );
  return made;
}
