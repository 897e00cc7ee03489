import type { Track } from "./track.ts";

/** So many seconds sounds of one cut may differ in length, as browsers and importers measure it. */
const SAME_LENGTH = 3;

/** Lengths and times in seconds; null where they are not known. */
interface Sound {
  /** Of the sound that plays. */
  readonly length: number | null;
  /** Of the sound as it was taken in, see takenLength. */
  readonly taken: number | null;
  /** When the last word of the transcript begins. */
  readonly lastWord: number | null;
}

/**
 * Whether the sound that plays is not the one that the transcript was timed for, so that words would be marked wrongly:
 * words would be spoken after its end, or it is not as long as it was when it was taken in. What the feed says of the length
 * counts for nothing, nor does music after the last word.
 */
export function isOtherCut({ length, taken, lastWord }: Sound): boolean {
  if (length === null) return false;
  return (
    (lastWord !== null && lastWord > length + SAME_LENGTH) ||
    (taken !== null && Math.abs(length - taken) > SAME_LENGTH)
  );
}

/** The length of sound that this site keeps, which it has measured; of other sound the track has what the feed says. */
export function takenLength({ audio, duration }: Pick<Track, "audio" | "duration">): number | null {
  return audio?.url.startsWith("/") ? duration : null;
}
