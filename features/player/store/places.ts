import { keepTrack, playableTrack, renewedTrack } from "#core/episode/kept-track.ts";
import { asPlace, type Place } from "#core/episode/place.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { asItems } from "#core/file/json-check.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";

export const PLACES_KEY = "playhead.places";
/** The oldest are forgotten: some 100 kB. */
const MOST = 200;

/** The places kept in a browser's storage, the latest first. Entries that cannot be read are passed over. */
export function readPlaces(storage: KeyValueStore): readonly Place[] {
  const kept = asItems(readJson(storage, PLACES_KEY)) ?? [];
  return kept.flatMap((entry) => asPlace(entry) ?? []).slice(0, MOST);
}

/** Keeps these places, and no others. Returns them as they are read. */
export function replacePlaces(storage: KeyValueStore, places: readonly Place[]): readonly Place[] {
  writeJson(storage, PLACES_KEY, places.slice(0, MOST));
  return places.slice(0, MOST);
}

/** Keeps a place as the latest, in place of what was kept of its episode. Returns all of them. */
export function keepPlace(storage: KeyValueStore, places: readonly Place[], next: Place): readonly Place[] {
  const before = places.find(({ track }) => isSameEpisode(track, next.track));
  // Who plays an old bookmark brings no guids along.
  const guid = next.track.guid ?? before?.track.guid ?? null;
  const track = playableTrack(keepTrack({ ...next.track, guid }));
  const others = places.filter((known) => !isSameEpisode(known.track, track));
  const kept = [{ ...next, track }, ...others].slice(0, MOST);
  writeJson(storage, PLACES_KEY, kept);
  return kept;
}

/** Dismisses the place in an episode, or takes that back. Returns all of them, in the same order. */
export function dismissPlace(
  storage: KeyValueStore,
  places: readonly Place[],
  track: Track,
  dismissed: boolean,
): readonly Place[] {
  const kept = places.map((place) => (isSameEpisode(place.track, track) ? { ...place, dismissed } : place));
  writeJson(storage, PLACES_KEY, kept);
  return kept;
}

/** Carries what is kept of an episode over to how that is called now. Returns all places: the same where it is no news. */
export function renewPlaces(
  storage: KeyValueStore,
  places: readonly Place[],
  track: Track,
): readonly Place[] {
  const renewed = places.map((place) => {
    const kept = renewedTrack(place.track, track);
    return kept ? { ...place, track: playableTrack(kept) } : place;
  });
  if (renewed.every((place, index) => place === places[index])) return places;
  writeJson(storage, PLACES_KEY, renewed);
  return renewed;
}
