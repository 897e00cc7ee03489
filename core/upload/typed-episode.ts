/** An episode as it is typed. */
export interface TypedEpisode {
  readonly title: string;
  /** HTML or plain lines. */
  readonly notes: string;
  /** 2026-11-29; empty for none. */
  readonly day: string;
  readonly season: string;
  readonly number: string;
  /** Parted by commas. */
  readonly tags: string;
  readonly explicit: boolean;
}
