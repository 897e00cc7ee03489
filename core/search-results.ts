import type { TextPart } from "./marked-text.ts";
import type { Track } from "./track.ts";

/** A place where the searched words are spoken. */
export interface Hit {
  /** Where the first matching word begins, in seconds; null in an untimed transcript. */
  readonly start: number | null;
  readonly speaker: string | null;
  /** The words around, marked by the index itself. */
  readonly parts: readonly TextPart[];
}

export interface EpisodeHits {
  readonly track: Track;
  /** The best moments, best first. */
  readonly hits: readonly Hit[];
  /** Chapters whose titles match. */
  readonly chapters: readonly Hit[];
  /** How many moments match in this episode, shown or not. */
  readonly total: number;
}

export interface SearchResults {
  /** Best first. */
  readonly episodes: readonly EpisodeHits[];
  readonly totalMoments: number;
  readonly totalEpisodes: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}
