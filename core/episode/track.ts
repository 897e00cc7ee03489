import type { EpisodeKey } from "./address.ts";

export interface TrackChapter {
  readonly start: number;
  readonly title: string;
  /** http or https: what it is about. */
  readonly url: string | null;
  /** https, or of this site. */
  readonly imageUrl: string | null;
}

/** What an episode is, whatever it is called: the guids of its show and its own. */
export interface EpisodeGuid {
  readonly show: string;
  readonly episode: string;
}

/** What the player needs to know of an episode. */
export interface Track {
  /** Null in what a browser kept before guids travelled with tracks. */
  readonly guid: EpisodeGuid | null;
  readonly key: EpisodeKey;
  /** `/shows/show/episode` */
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
  /** Whether they are lines of the notes. */
  readonly chaptersNoted: boolean;
}

type Named = Pick<Track, "guid" | "href">;

/** Whether both are the same episode: by the guids, which outlive a new name, else by the address. Null is none. */
export function isSameEpisode(one: Named | null, other: Named | null): boolean {
  if (one === null || other === null) return false;
  if (one.guid === null || other.guid === null) return one.href === other.href;
  return one.guid.show === other.guid.show && one.guid.episode === other.guid.episode;
}
