import { clamp } from "../time/time.ts";

/** An episode is counted in so many parts of the same length. */
export const PARTS = 100;

/** Who has heard this part, from 0, has heard the episode to its end: many leave during the last words. */
export const END_PART = 94;

/** The part, from 0, in which a time lies; both in seconds. */
export function partAt(time: number, duration: number): number {
  return clamp(Math.floor((time / duration) * PARTS), 0, PARTS - 1);
}

/** Where a part begins, in seconds. */
export function partStart(part: number, duration: number): number {
  return (part / PARTS) * duration;
}
