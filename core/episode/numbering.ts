/** Where an episode stands in its show, as its feed tells (itunes:season, itunes:episode, podcast:season, podcast:episode). */
export interface Numbering {
  readonly season: number | null;
  readonly seasonName: string | null;
  readonly number: number | null;
  /** What it is called in place of its number: `Day 5`, or one with decimals. */
  readonly numberLabel: string | null;
}

export const UNNUMBERED: Numbering = { season: null, seasonName: null, number: null, numberLabel: null };
