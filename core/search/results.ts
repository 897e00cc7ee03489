import type { Track } from "../episode/track.ts";
import type { TextPart } from "./marked-text.ts";
import type { Length } from "./request.ts";
import type { MonthCount } from "./trend.ts";

/** A passage that is said again in other episodes, in much the same words: how many hits say so, in how many episodes. */
export interface Repetition {
  /** Itself included. */
  readonly hits: number;
  readonly episodes: number;
}

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
  /** What it stands for, where others say the same and are not listed; null where it stands for itself. */
  readonly repeats: Repetition | null;
  /** The words around, marked by the index itself. */
  readonly parts: readonly TextPart[];
}

export interface EpisodeHits {
  readonly track: Track;
  /** Epoch milliseconds; null where the feed does not say. */
  readonly publishedAt: number | null;
  /** The day of it as the feed says, `2026-11-23`. */
  readonly publishedDay: string | null;
  /** The best hits, best first; in the order of time the first of what is said in turn, and of a search within one episode all that fit. */
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

/**
 * Moments that are near in meaning to what was looked for and have not its words, grouped by episode, the nearest first; on the
 * first page alone. `unasked`: nobody asked for meanings; `failed`: the server that knows them did not tell.
 */
export type SimilarMoments =
  | { readonly kind: "unasked" | "failed" }
  | { readonly kind: "found"; readonly episodes: readonly EpisodeHits[] };

export interface ResultPage {
  /** Best first. */
  readonly episodes: readonly EpisodeHits[];
  /** All that match, listed or folded into others. */
  readonly totalHits: number;
  readonly totalEpisodes: number;
  /** How many hits are not listed because another one says the same, and how many episodes because they have no others. */
  readonly folded: { readonly hits: number; readonly episodes: number };
  /** How many hits can be heard, but for those that are folded: their episodes have sound, and their transcripts times. */
  readonly playable: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly facets: Facets;
  /** Its hits by the months in which episodes came out, in no order, counted as if the days of the filter were open. */
  readonly months: readonly MonthCount[];
  /**
   * Up to when what has come was looked through: when the last of all episodes had its first transcript, in epoch
   * milliseconds by the server's clock; 0 for an empty archive.
   */
  readonly asOf: number;
  /** Beside what has the words: nothing of it is in any count. */
  readonly similar: SimilarMoments;
  /** Queries like this one that find something, likeliest first, when this one finds nothing. */
  readonly didYouMean: readonly string[];
}
