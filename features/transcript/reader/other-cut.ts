import type { Track } from "#core/episode/track.ts";

/** So many seconds sounds of one cut may differ in length, as browsers and importers measure it. */
const SAME_LENGTH = 3;

/**
 * Whether the sound that plays is not the one that the transcript was timed for, so that words would be marked wrongly:
 * words would be spoken after its end, or it is not as long as it was when it was taken in. `length` is that of the sound,
 * and `lastWord` when the last word begins, both in seconds; null where that is not known. What the feed says of the length
 * counts for nothing, nor does music after the last word.
 */
export function isOtherCut(track: Track, length: number | null, lastWord: number | null): boolean {
  if (length === null) return false;
  const taken = measuredLength(track);
  return (
    (lastWord !== null && lastWord > length + SAME_LENGTH) ||
    (taken !== null && Math.abs(length - taken) > SAME_LENGTH)
  );
}

/** Sound that this site keeps was measured; of other sound the track has what the feed says. */
function measuredLength({ audio, duration }: Track): number | null {
  return audio?.url.startsWith("/") ? duration : null;
}
