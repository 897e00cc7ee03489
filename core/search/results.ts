import type { Track } from "../episode/track.ts";
import type { TextPart } from "./marked-text.ts";
import type { Length } from "./request.ts";

/** A match of a search: a passage in which its words are spoken, or the title of a chapter. */
export interface Hit {
  /** The same for the same passage at every search: `show/episode/language/position`. */
  readonly id: string;
  /** Its place among all hits of the search that can be heard, counted from 0; null where it cannot be. */
  readonly number: number | null;
  /** Where the first matching word begins, in seconds; null in an untimed transcript. */
  readonly start: number | null;
  /** Where the passage ends, in seconds; null where it is not known. */
  readonly end: number | null;
  readonly speaker: string | null;
  /** The words around, marked by the index itself. */
  readonly parts: readonly TextPart[];
}

export interface EpisodeHits {
  readonly track: Track;
  /** Epoch milliseconds; null where the feed does not say. */
  readonly publishedAt: number | null;
  /** The day of it as the feed says, `2026-11-23`. */
  readonly publishedDay: string | null;
  /** The best hits, best first; of a search within one episode all that fit, in the order of time. */
  readonly hits: readonly Hit[];
  /** Chapters whose titles match. */
  readonly chapters: readonly Hit[];
  /** How many passages match in this episode, shown or not. */
  readonly total: number;
  /** When its matching passages begin, in seconds, ascending; at most MOST_STARTS, evenly chosen. */
  readonly starts: readonly number[];
}

/** A strip has no room for more marks. */
export const MOST_STARTS = 120;

/** One value of a filter, and how many hits the search would have with it. */
export interface FacetValue<Value extends string = string> {
  readonly value: Value;
  /** As people read it. */
  readonly label: string;
  readonly count: number;
}

/** The values of each filter that the search has, the most frequent first, each counted as if its own filter were open. */
export interface Facets {
  readonly show: readonly FacetValue[];
  readonly speaker: readonly FacetValue[];
  readonly tag: readonly FacetValue[];
  readonly lang: readonly FacetValue[];
  /** Years of publication, the latest first. */
  readonly year: readonly FacetValue[];
  readonly length: readonly FacetValue<Length>[];
}

export interface ResultPage {
  /** Best first. */
  readonly episodes: readonly EpisodeHits[];
  readonly totalHits: number;
  readonly totalEpisodes: number;
  /** How many hits can be heard: their episodes have sound, and their transcripts times. */
  readonly playable: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly facets: Facets;
  /**
   * Up to when what has come was looked through: when the last of all episodes had its first transcript, in epoch
   * milliseconds by the server's clock; 0 for an empty archive.
   */
  readonly asOf: number;
  /** Queries like this one that find something, likeliest first, when this one finds nothing. */
  readonly didYouMean: readonly string[];
}
