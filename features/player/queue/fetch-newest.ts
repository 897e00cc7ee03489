import { newestHref } from "#core/episode/address.ts";
import { asTrack } from "#core/episode/kept-track.ts";
import type { Place } from "#core/episode/place.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { asList, asObject } from "#core/file/json-check.ts";

/** Who waits longer has no network to speak of. Milliseconds. */
const LONGEST_WAIT = 10_000;

const asNewest = asObject({ tracks: asList(asTrack) });

/** The newest episodes of the show that this one belongs to, as its server tells. Rejects where they cannot be had. */
export async function fetchNewest({ showHref }: Track): Promise<readonly Track[]> {
  const response = await fetch(newestHref(showHref), { signal: AbortSignal.timeout(LONGEST_WAIT) });
  if (!response.ok) throw new Error(`The newest of ${showHref} were not to be had: ${response.status}`);
  const newest = asNewest(await response.json());
  if (!newest) throw new Error(`What was sent as the newest of ${showHref} are none`);
  return newest.tracks;
}

/** The first of them that can be heard and was not begun in this browser. */
export function findUnheard(tracks: readonly Track[], heard: Track, places: readonly Place[]): Track | null {
  const known = [heard, ...places.map(({ track }) => track)];
  const isUnheard = (track: Track) => !known.some((one) => isSameEpisode(one, track));
  return tracks.find((track) => track.audio !== null && isUnheard(track)) ?? null;
}
