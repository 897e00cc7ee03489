import type { Problem } from "../file/problem.ts";

/** The moment at which the word that begins at `offset` (UTF-16 units into the cue's text) is spoken. Seconds. */
export interface Stamp {
  readonly offset: number;
  readonly time: number;
}

/**
 * One timed line as a source file gives it. `text` is plain: no markup, entities resolved, white space folded
 * to single spaces, never empty. Times are seconds, rounded to the millisecond.
 */
export interface Cue {
  readonly start: number;
  /** Greater than `start`; null when the source gives no end that can be used. */
  readonly end: number | null;
  /** Who speaks, or null where the source does not say (which does not mean that the speaker changed). */
  readonly speaker: string | null;
  /** Where `speaker` is null: whether somebody else begins to speak all the same. Left out where they do not. */
  readonly unnamed?: true;
  readonly text: string;
  /** Measured word times inside the cue, in order of offset and time; empty when the source has none. */
  readonly stamps: readonly Stamp[];
}

/** The cues of a file in file order, with everything that could not be used. */
export interface CueFile {
  readonly cues: readonly Cue[];
  readonly problems: readonly Problem[];
}
