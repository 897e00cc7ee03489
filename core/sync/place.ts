import { keepTrack } from "../episode/kept-track.ts";
import { asPlace, type Place } from "../episode/place.ts";
import type { EpisodeGuid } from "../episode/track.ts";
import type { Change } from "./change.ts";
import { type KeyParts, keyOf, namesWithin } from "./key.ts";
import { byLatest, MENDED, type SyncState, type Writer, write } from "./merge.ts";
import { replaceVersion } from "./version.ts";

/** Places are kept under keys of this kind. */
export const PLACE_KIND = "place";

/** Where an episode goes on. */
export interface SyncedPlace {
  /** As the latest act of the listener left it, on whatever device. */
  readonly place: Place;
  /** Where it went on by another device that did not know of this; null where none did. */
  readonly other: Place | null;
}

/** A place as it is written. */
export function placeValue(place: Place): unknown {
  const { track, time, duration, at, done, dismissed } = place;
  return { track: keepTrack(track), time, duration, at, done, dismissed };
}

/**
 * What a device has to say now that its places are `after`, and were `before`. A place that is there no more says nothing: a
 * browser forgets the oldest. Nor does an episode without guids, which another device could not tell from others.
 */
export function placeChanges(
  writer: Writer,
  before: readonly Place[],
  after: readonly Place[],
  now: number,
): readonly Change[] {
  const known = new Map(before.map((place) => [nameOf(place), place]));
  const kept = placesByEpisode(writer.state);
  return after.flatMap((place) => {
    const { guid } = place.track;
    const was = known.get(nameOf(place));
    if (guid === null || (was && isSameAct(was, place))) return [];
    const versions = kept.get(nameOf(place)) ?? [];
    const isSeen = (value: unknown) => was !== undefined && isPlace(value, was);
    // Dismissed, or taken up again: that keeps the time at which it was heard.
    const at = was?.time === place.time && was.done === place.done ? now : place.at;
    const changes = replaceVersion(writer, placeName(guid), versions, isSeen, placeValue(place), at);
    const changed = new Set(changes.map(({ key }) => key));
    const [, ...forgotten] = versions.filter(({ key, value }) => value !== null && !changed.has(key));
    return [...changes, ...forgotten.map(({ key }) => write(writer, key, null, MENDED))];
  });
}

/** The places of all devices together, the latest first. */
export function listPlaces(state: SyncState): readonly SyncedPlace[] {
  const latest = [...placesByEpisode(state).values()].flatMap((changes) => {
    const [first, other] = changes.flatMap((change) => {
      const place = asPlace(change.value);
      return place === undefined ? [] : [{ change, place }];
    });
    const isElsewhere = first && other && !isSameAct(first.place, other.place);
    return first ? [{ ...first, other: isElsewhere ? other.place : null }] : [];
  });
  return latest
    .sort((one, other) => byLatest(one.change, other.change))
    .map(({ place, other }) => ({ place, other }));
}

/** What a device has to say when its listener does not want to go back to where another device was in the episode of `place`. */
export function forgetOtherPlace(writer: Writer, place: Place, now: number): readonly Change[] {
  const versions = placesByEpisode(writer.state).get(nameOf(place)) ?? [];
  const [, ...others] = versions.filter(({ value }) => value !== null);
  return others.map(({ key }) => write(writer, key, null, now));
}

/** What the keys of all places in an episode begin with. */
export function placeName({ show, episode }: EpisodeGuid): KeyParts {
  return [PLACE_KIND, show, episode];
}

function nameOf({ track }: Place): string {
  return track.guid === null ? track.href : keyOf(...placeName(track.guid));
}

function isPlace(value: unknown, place: Place): boolean {
  const read = asPlace(value);
  return read !== undefined && isSameAct(read, place);
}

function isSameAct(one: Place, other: Place): boolean {
  return one.time === other.time && one.done === other.done && one.dismissed === other.dismissed;
}

/** What was written of each episode, the latest first. */
function placesByEpisode(state: SyncState): ReadonlyMap<string, readonly Change[]> {
  const places = new Map<string, Change[]>();
  for (const change of state.values()) {
    const [show, episode] = namesWithin(PLACE_KIND, change.key) ?? [];
    if (show === undefined || episode === undefined) continue;
    const name = keyOf(PLACE_KIND, show, episode);
    const written = places.get(name);
    if (written) written.push(change);
    else places.set(name, [change]);
  }
  for (const written of places.values()) written.sort(byLatest);
  return places;
}
