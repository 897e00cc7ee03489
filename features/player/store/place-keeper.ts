import { isDone, type Place } from "#core/episode/place.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { KeyValueStore } from "#features/ui/kept-value.ts";
import { keepLastShape, type LastShape, readLastShape } from "./last-shape.ts";
import { dismissPlace, keepPlace, readPlaces, renewPlaces, replacePlaces } from "./places.ts";

/** What keeping anything over visits needs. */
export interface KeepingPorts {
  /** Null: nothing is kept. */
  readonly storage: KeyValueStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** How often a place is written while playing. Milliseconds. */
const KEEP_EVERY = 5000;

/** The places of this browser: where each episode goes on. */
export class PlaceKeeper {
  readonly #ports: KeepingPorts;
  #places: readonly Place[];
  #last: LastShape | null;
  #keptAt = 0;

  constructor(ports: KeepingPorts) {
    this.#ports = ports;
    this.#places = readPlaces(ports.storage);
    this.#last = readLastShape(ports.storage);
  }

  /** The latest first. */
  get places(): readonly Place[] {
    return this.#places;
  }

  /** The episode that was heard last, unless it is done or dismissed. */
  get last(): Track | null {
    const [place] = this.#places;
    if (!place || place.done || place.dismissed || place.time === 0) return null;
    const { track } = place;
    return this.#last?.href === track.href ? { ...track, ...this.#last } : track;
  }

  /** Whether it is time to write a place again while playing. */
  get due(): boolean {
    return this.#ports.now() - this.#keptAt >= KEEP_EVERY;
  }

  /** Where an episode goes on: its kept place, or its beginning where there is none or it is done. Seconds. */
  resumeTime(track: Track): number {
    const place = this.#placeIn(track);
    return place && !place.done ? place.time : 0;
  }

  /** Takes places in place of those that are there; null: those that another tab has kept meanwhile. */
  take(places: readonly Place[] | null): void {
    const { storage } = this.#ports;
    this.#places = places === null ? readPlaces(storage) : replacePlaces(storage, places);
  }

  /** Dismisses the place in an episode, or takes that back. */
  dismiss(track: Track, dismissed: boolean): void {
    this.#places = dismissPlace(this.#ports.storage, this.#places, track, dismissed);
  }

  #placeIn(track: Track): Place | null {
    return this.#places.find((known) => isSameEpisode(known.track, track)) ?? null;
  }

  /** Carries the place in an episode over to how that is called now. Whether anything had to be. */
  meet(track: Track): boolean {
    const before = this.#places;
    this.#places = renewPlaces(this.#ports.storage, before, track);
    return this.#places !== before;
  }

  keep(track: Track, time: number, duration: number | null): void {
    this.#keptAt = this.#ports.now();
    const before = this.#placeIn(track);
    // A page that goes keeps the place once more; only who has moved on was here since, and takes the episode up again.
    const known = before?.time === time ? before : null;
    const at = known?.at ?? this.#keptAt;
    const dismissed = known?.dismissed ?? false;
    const place = { track, time, duration, at, done: isDone(time, duration), dismissed };
    this.#places = keepPlace(this.#ports.storage, this.#places, place);
    this.#last = keepLastShape(this.#ports.storage, this.#last, track);
  }
}
