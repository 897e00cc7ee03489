import type { Timing } from "./passage.ts";

/** A transcript as pages and files read it. */
export interface Transcript {
  readonly language: string;
  readonly timing: Timing;
  readonly passages: readonly StoredPassage[];
}

/** A passage as it is kept and sent: `wordTimes` encoded, see word-times.ts. */
export interface StoredPassage {
  readonly speaker: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly wordTimes: string;
}

/** The place of the passage that is spoken at a time, in seconds: the last that has begun. -1 where none has. */
export function passageAt(passages: readonly StoredPassage[], time: number): number {
  return passages.findLastIndex(({ start }) => start !== null && start <= time);
}
