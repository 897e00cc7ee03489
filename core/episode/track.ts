export interface TrackChapter {
  readonly start: number;
  readonly title: string;
}

/** What the player needs to know of an episode. `href` (`/shows/show/episode`) is its identity in the browser. */
export interface Track {
  readonly href: string;
  readonly title: string;
  readonly showTitle: string;
  readonly showHref: string;
  /** BCP 47. */
  readonly language: string;
  readonly imageUrl: string | null;
  /** Null: no audio is known. */
  readonly audio: { readonly url: string; readonly type: string } | null;
  /** Seconds. */
  readonly duration: number | null;
  /** Base64 of 8-bit amplitudes, see peaks.ts. */
  readonly peaks: string | null;
  readonly chapters: readonly TrackChapter[];
}
