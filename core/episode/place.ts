import {
  asAmount,
  asNumber,
  asObject,
  asTruth,
  type Check,
  ifAbsent,
  into,
  orNull,
} from "../file/json-check.ts";
import { asKeptTrack, playableTrack } from "./kept-track.ts";
import type { Track } from "./track.ts";

/** How far an episode was heard. `track` is without peaks and chapters, to stay small. */
export interface Place {
  readonly track: Track;
  /** Seconds. */
  readonly time: number;
  readonly duration: number | null;
  /** When, in epoch milliseconds. */
  readonly at: number;
  readonly done: boolean;
  /** The listener does not want to be reminded of it, until they play on. */
  readonly dismissed: boolean;
}

/** Reads a place as it was kept. */
export const asPlace: Check<Place> = asObject({
  track: into(asKeptTrack, playableTrack),
  time: asAmount,
  duration: orNull(asNumber),
  at: asNumber,
  done: asTruth,
  dismissed: ifAbsent(asTruth, false),
});

/** An episode is done in its last two per cent, or its last 30 seconds, whichever is more. */
export function isDone(time: number, duration: number | null): boolean {
  return duration !== null && duration > 0 && time >= duration - Math.max(30, duration * 0.02);
}
