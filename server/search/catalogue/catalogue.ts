import type { Length } from "#core/search/request.ts";

export interface ShowEntry {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
}

export interface TagEntry {
  readonly slug: string;
  readonly name: string;
}

export interface EpisodeEntry {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly show: ShowEntry;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** The day of it as the feed says, `2026-11-23`. */
  readonly day: string | null;
  readonly year: string | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly length: Length | null;
  readonly tags: readonly TagEntry[];
  /** Of the show, and of its transcripts. */
  readonly languages: readonly string[];
  /** Whether its sound is known. */
  readonly audible: boolean;
  /** When its first transcript came, in epoch milliseconds; null where it has none. */
  readonly transcribedAt: number | null;
}

/** A transcript and its passages, whose ids lie together because it was written in one transaction. */
export interface TranscriptEntry {
  readonly id: number;
  readonly episode: EpisodeEntry;
  readonly language: string;
  /** Whether its passages have times, but for those of `untimed`. */
  readonly timed: boolean;
  /** Ids of the passages without times among others that have them: they were not surely found in the sound. */
  readonly untimed: ReadonlySet<number>;
  /** The id of its first passage. */
  readonly first: number;
  /** By a passage's id less `first`: who speaks, as an index of `Catalogue.speakers`; 0 where nobody is named. */
  readonly speakers: Uint32Array;
}

/** What search knows of an archive without reading its texts. */
export interface Catalogue {
  readonly shows: readonly ShowEntry[];
  /** By their ids, in the order of these. */
  readonly episodes: ReadonlyMap<number, EpisodeEntry>;
  /** In the order of their passages' ids. */
  readonly transcripts: readonly TranscriptEntry[];
  /** Names; the first stands for nobody. */
  readonly speakers: readonly string[];
  /** Names of credited people. */
  readonly people: readonly string[];
  /** When the last of its episodes had its first transcript, in epoch milliseconds; 0 where none has one. */
  readonly asOf: number;
}
