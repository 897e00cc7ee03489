/** Lengths and times in seconds; null where they are not known. */
interface SoundEnding {
  /** How far the sound was heard before it ended. */
  readonly heard: number;
  /** How long its file says to be, by its head or its size. */
  readonly promised: number | null;
  /** Of the sound as it was taken in, see takenLength. */
  readonly taken: number | null;
  /** What the feed says. */
  readonly told: number | null;
}

/** The part of a length, and the seconds at least, that may be missing at an end: files estimate, and feeds round. */
const MISSING_PART = 0.02;
const MISSING_SECONDS = 3;

/**
 * Whether sound that has ended was cut short: browsers end a file of which the rest is not there as they end any. What was
 * measured is believed alone. Else the file is, which may have estimated, unless it ended where the feed says. That a feed
 * says more than its file counts for nothing.
 */
export function isCutShort({ heard, promised, taken, told }: SoundEnding): boolean {
  const lacks = (length: number | null) => length !== null && length - heard > slack(length);
  if (taken !== null) return lacks(taken);
  return lacks(promised) && !(told !== null && Math.abs(told - heard) <= slack(told));
}

function slack(length: number): number {
  return Math.max(MISSING_SECONDS, length * MISSING_PART);
}
