import type { Track } from "#core/episode/track.ts";

/**
 * Who is at the element. `looking`: nothing was heard yet. `shared`: someone at the moment of a link who has a place of
 * their own in the episode. `guest`: someone who hears a hit. `listening`: only this one's place is kept. `left`: someone who
 * has gone on elsewhere with what they have heard here.
 */
export type Visit = "looking" | "shared" | "guest" | "listening" | "left";

/** Where someone was when they jumped: in which episode, at which time in seconds, and as whom. */
export interface Departure {
  readonly track: Track;
  readonly time: number;
  readonly visit: Visit;
}

const MOST = 20;
/** Shorter ways are no jumps. Seconds. */
const LEAST_WAY = 1;
/** Steps that follow one another as fast as this are one way. Milliseconds. */
const ONE_WAY = 2000;

/** Where the listener was before each of the last jumps. */
export class Jumps {
  #departures: readonly Departure[] = [];
  #offered: Departure | null = null;
  #steppedAt = Number.NEGATIVE_INFINITY;

  /** What the last jump left, until it was undone or the offer to do so has passed. */
  get offered(): Departure | null {
    return this.#offered;
  }

  /** A jump from `departure` to a time in the episode at `href`. */
  jump(departure: Departure, href: string, time: number): void {
    this.#steppedAt = Number.NEGATIVE_INFINITY;
    if (departure.track.href !== href || Math.abs(departure.time - time) >= LEAST_WAY) this.#push(departure);
  }

  /** One of several steps, or of a drag: together they are one jump. `now` is in milliseconds. */
  step(departure: Departure, now: number): void {
    const goesOn = now - this.#steppedAt < ONE_WAY;
    this.#steppedAt = now;
    if (!goesOn) this.#push(departure);
  }

  /** Where the last jump that was not yet undone began; null when all are. */
  undo(): Departure | null {
    const departure = this.#departures.at(-1) ?? null;
    this.#departures = this.#departures.slice(0, -1);
    this.#steppedAt = Number.NEGATIVE_INFINITY;
    this.#offered = null;
    return departure;
  }

  /** The jump can still be undone; it is only no longer offered. */
  withdraw(): void {
    this.#offered = null;
  }

  #push(departure: Departure): void {
    this.#departures = [...this.#departures, departure].slice(-MOST);
    this.#offered = departure;
  }
}
