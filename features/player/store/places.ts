import { asKeptTrack, keepTrack, playableTrack, renewedTrack } from "#core/episode/kept-track.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import {
  asAmount,
  asItems,
  asNumber,
  asObject,
  asTruth,
  type Check,
  ifAbsent,
  into,
  orNull,
} from "#core/file/json-check.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";

/** How far an episode was heard in this browser. `track` is without peaks and chapters, to stay small. */
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

const asPlace: Check<Place> = asObject({
  track: into(asKeptTrack, playableTrack),
  time: asAmount,
  duration: orNull(asNumber),
  at: asNumber,
  done: asTruth,
  dismissed: ifAbsent(asTruth, false),
});

const KEY = "playhead.places";
/** The oldest are forgotten: some 100 kB. */
const MOST = 200;

/** An episode is done in its last two per cent, or its last 30 seconds, whichever is more. */
export function isDone(time: number, duration: number | null): boolean {
  return duration !== null && duration > 0 && time >= duration - Math.max(30, duration * 0.02);
}

/** The places kept in a browser's storage, the latest first. Entries that cannot be read are passed over. */
export function readPlaces(storage: KeyValueStore): readonly Place[] {
  const kept = asItems(readJson(storage, KEY)) ?? [];
  return kept.flatMap((entry) => asPlace(entry) ?? []).slice(0, MOST);
}

/** Keeps a place as the latest, in place of what was kept of its episode. Returns all of them. */
export function keepPlace(storage: KeyValueStore, places: readonly Place[], next: Place): readonly Place[] {
  const before = places.find(({ track }) => isSameEpisode(track, next.track));
  // Who plays an old bookmark brings no guids along.
  const guid = next.track.guid ?? before?.track.guid ?? null;
  const track = playableTrack(keepTrack({ ...next.track, guid }));
  const others = places.filter((known) => !isSameEpisode(known.track, track));
  const kept = [{ ...next, track }, ...others].slice(0, MOST);
  writeJson(storage, KEY, kept);
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
  writeJson(storage, KEY, kept);
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
  writeJson(storage, KEY, renewed);
  return renewed;
}
