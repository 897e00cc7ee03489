import type { Place } from "./many-show.ts";

/** A change is on every page so long after it was acknowledged. Milliseconds. */
const SOON = 1000;

/** How often the word of an episode was corrected. */
export interface Corrected {
  readonly place: Place;
  /** The last that was sent, or is about to be. */
  sent: number;
  /** When each was acknowledged; milliseconds of `performance.now()`. */
  readonly acknowledged: { readonly version: number; readonly at: number }[];
}

/** What has to be found. */
export class Truth {
  /** All episodes that are there. */
  readonly episodes: Corrected[] = [];
  readonly shows: number[] = [];
  /** Who has signed up, and their password is the same for all. */
  readonly members: string[] = [];

  addShow(show: number, episodes: number): void {
    this.shows.push(show);
    for (let episode = 0; episode < episodes; episode++)
      this.episodes.push({ place: { show, episode }, sent: 0, acknowledged: [{ version: 0, at: 0 }] });
  }
}

/** The version that whoever asks then has to see, or a later one. */
export function leastVersion({ acknowledged }: Corrected, asked: number): number {
  return acknowledged.findLast(({ at }) => at <= asked - SOON)?.version ?? 0;
}

export function lastVersion({ acknowledged }: Corrected): number {
  return acknowledged.at(-1)?.version ?? 0;
}
