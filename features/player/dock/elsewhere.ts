import type { Place } from "#core/episode/place.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { Listeners } from "#features/ui/listeners.ts";

/** Where a listener went on with an episode on another device. */
export interface PlaceElsewhere {
  readonly other: Place;
  /** Lets go of it. */
  readonly forget: () => void;
}

const listeners = new Listeners();
let known: readonly PlaceElsewhere[] = [];
/** Where another device went on after this one had stopped. */
let left: Place | null = null;

export const followElsewhere = listeners.add;

/** Where the listener went on with this episode elsewhere; null where they did not. The same object until that changes. */
export function findElsewhere(track: Track | null): PlaceElsewhere | null {
  return known.find(({ other }) => isSameEpisode(other.track, track)) ?? null;
}

/** What devices have done that did not know of each other. */
export function showElsewhere(places: readonly PlaceElsewhere[]): void {
  known = [...leftOf(), ...places];
  listeners.tell();
}

/** What another device did after this one. */
export function showLeft(place: Place): void {
  const others = known.filter(({ other }) => other !== left);
  left = place;
  known = [...leftOf(), ...others];
  listeners.tell();
}

function leftOf(): readonly PlaceElsewhere[] {
  const place = left;
  if (place === null) return [];
  const forget = () => {
    if (left === place) left = null;
    known = known.filter(({ other }) => other !== place);
    // Where this device was before is known to its listener.
    findElsewhere(place.track)?.forget();
    listeners.tell();
  };
  return [{ other: place, forget }];
}
