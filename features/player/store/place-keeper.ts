import { isDone, type Place } from "#core/episode/place.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { KeyValueStore } from "#features/ui/kept-value.ts";
import { SharedText } from "#features/ui/shared-text.ts";
import { keepLastShape, type LastShape, readLastShape } from "./last-shape.ts";
import { dismissPlace, keepPlace, PLACES_KEY, readPlaces, renewPlaces, replacePlaces } from "./places.ts";

/** What keeping anything over visits needs. */
export interface KeepingPorts {
  /** Null: nothing is kept. */
  readonly storage: KeyValueStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** How often a place is written while playing. Milliseconds. */
const KEEP_EVERY = 5000;

/** The places of this browser: where each episode goes on, whichever tab has kept it. */
export class PlaceKeeper {
  readonly #ports: KeepingPorts;
  readonly #text: SharedText;
  #places: readonly Place[];
  /** As they were when it was last asked what is new in them, but for what was kept here since. */
  #told: readonly Place[];
  #last: LastShape | null;
  #keptAt = 0;

  constructor(ports: KeepingPorts) {
    this.#ports = ports;
    this.#text = new SharedText(ports.storage, PLACES_KEY);
    this.#places = readPlaces(ports.storage);
    this.#told = this.#places;
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
    return timeIn(this.#places, track);
  }

  /**
   * Takes places in place of those that are there; null: over what another tab has kept meanwhile. Where an episode went on as far
   * as was known when this was last called. Seconds.
   */
  take(places: readonly Place[] | null, track: Track | null): number {
    const before = track ? timeIn(this.#told, track) : 0;
    if (places === null) this.#read();
    else {
      this.#places = replacePlaces(this.#ports.storage, places);
      this.#text.note();
    }
    this.#told = this.#places;
    return before;
  }

  #read(): void {
    if (!this.#text.takeNews()) return;
    this.#places = readPlaces(this.#ports.storage);
    this.#last = readLastShape(this.#ports.storage);
  }

  /** Dismisses the place in an episode, or takes that back. */
  dismiss(track: Track, dismissed: boolean): void {
    this.#change((storage, places) => dismissPlace(storage, places, track, dismissed));
  }

  /** Carries the place in an episode over to how that is called now. Whether anything had to be. */
  meet(track: Track): boolean {
    const before = this.#places;
    this.#change((storage, places) => renewPlaces(storage, places, track));
    return this.#places !== before;
  }

  keep(track: Track, time: number, duration: number | null): void {
    this.#keptAt = this.#ports.now();
    this.#read();
    const before = placeIn(this.#places, track);
    // A page that goes keeps the place once more; only who has moved on was here since, and takes the episode up again.
    const known = before?.time === time ? before : null;
    const at = known?.at ?? this.#keptAt;
    const dismissed = known?.dismissed ?? false;
    const place = { track, time, duration, at, done: isDone(time, duration), dismissed };
    this.#change((storage, places) => keepPlace(storage, places, place));
    this.#told = this.#places;
    this.#last = keepLastShape(this.#ports.storage, this.#last, track);
  }

  /** What another tab has kept meanwhile stays. */
  #change(change: (storage: KeyValueStore, places: readonly Place[]) => readonly Place[]): void {
    this.#read();
    this.#places = change(this.#ports.storage, this.#places);
    this.#text.note();
  }
}

function placeIn(places: readonly Place[], track: Track): Place | null {
  return places.find((known) => isSameEpisode(known.track, track)) ?? null;
}

function timeIn(places: readonly Place[], track: Track): number {
  const place = placeIn(places, track);
  return place && !place.done ? place.time : 0;
}
