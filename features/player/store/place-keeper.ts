import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { KeyValueStore } from "#features/ui/kept-value.ts";
import { isDone, keepPlace, type Place, readPlaces, renewPlaces } from "./places.ts";

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
  #keptAt = 0;

  constructor(ports: KeepingPorts) {
    this.#ports = ports;
    this.#places = readPlaces(ports.storage);
  }

  /** The latest first. */
  get places(): readonly Place[] {
    return this.#places;
  }

  /** Whether it is time to write a place again while playing. */
  get due(): boolean {
    return this.#ports.now() - this.#keptAt >= KEEP_EVERY;
  }

  /** Where an episode goes on: its kept place, or its beginning where there is none or it is done. Seconds. */
  resumeTime(track: Track): number {
    const place = this.#places.find((known) => isSameEpisode(known.track, track));
    return place && !place.done ? place.time : 0;
  }

  /** Carries the place in an episode over to how that is called now. Whether anything had to be. */
  meet(track: Track): boolean {
    const before = this.#places;
    this.#places = renewPlaces(this.#ports.storage, before, track);
    return this.#places !== before;
  }

  keep(track: Track, time: number, duration: number | null): void {
    this.#keptAt = this.#ports.now();
    const place = { track, time, duration, at: this.#keptAt, done: isDone(time, duration) };
    this.#places = keepPlace(this.#ports.storage, this.#places, place);
  }
}
