import type { Track } from "#core/episode/track.ts";

/**
 * Who is at the element. `looking`: nothing was heard yet. `shared`: someone at the moment of a link who has a place of
 * his own in the episode. `guest`: someone who hears a hit. `listening`: only this one's place is kept.
 */
export type Visit = "looking" | "shared" | "guest" | "listening";

/** Where someone was in an episode, in seconds. */
export interface Spot {
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
  #spots: readonly Spot[] = [];
  #offered: Spot | null = null;
  #steppedAt = Number.NEGATIVE_INFINITY;

  /** What the last jump left, until it was undone or the offer to do so has passed. */
  get offered(): Spot | null {
    return this.#offered;
  }

  /** A jump from `spot` to a time in the episode at `href`. */
  jump(spot: Spot, href: string, time: number): void {
    this.#steppedAt = Number.NEGATIVE_INFINITY;
    if (spot.track.href !== href || Math.abs(spot.time - time) >= LEAST_WAY) this.#push(spot);
  }

  /** One of several steps, or of a drag: together they are one jump. `now` is in milliseconds. */
  step(spot: Spot, now: number): void {
    const goesOn = now - this.#steppedAt < ONE_WAY;
    this.#steppedAt = now;
    if (!goesOn) this.#push(spot);
  }

  /** Where the last jump that was not yet undone began; null when all are. */
  undo(): Spot | null {
    const spot = this.#spots.at(-1) ?? null;
    this.#spots = this.#spots.slice(0, -1);
    this.#steppedAt = Number.NEGATIVE_INFINITY;
    this.#offered = null;
    return spot;
  }

  /** The jump can still be undone; it is only no longer offered. */
  withdraw(): void {
    this.#offered = null;
  }

  #push(spot: Spot): void {
    this.#spots = [...this.#spots, spot].slice(-MOST);
    this.#offered = spot;
  }
}
