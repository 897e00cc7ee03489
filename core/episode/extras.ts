/*
 * What feeds tell of a show or an episode beside the essentials, by the podcast namespace 1.0. An address is http(s) where
 * it is kept; in a feed as it was read it is as written there. A text is plain, one line.
 */

/** `podcast:funding`: where listeners can support it. */
export interface Funding {
  readonly url: string;
  /** What its publisher wants the link to say. */
  readonly text: string | null;
}

/** `podcast:socialInteract`: a post under which it is discussed. */
export interface Discussion {
  readonly url: string;
  /** `activitypub`, `twitter`, `bluesky` and others, in small letters. */
  readonly protocol: string;
  /** Who wrote the post: `@dave`. */
  readonly account: string | null;
  readonly accountUrl: string | null;
}

/** `podcast:location` */
export interface Place {
  readonly name: string;
  /** What it is about, or where it was made. */
  readonly rel: "subject" | "creator";
  /** As `geo:30.2672,97.7431` (RFC 5870). */
  readonly geo: string | null;
  /** An object of OpenStreetMap, its kind and number: `R113314`. */
  readonly osm: string | null;
  /** ISO 3166-1, in capital letters. */
  readonly country: string | null;
}

/** `podcast:license` */
export interface License {
  /** An identifier of SPDX, or what its publisher calls its own. */
  readonly name: string;
  readonly url: string | null;
}

/** What shows and episodes can both have. */
export interface Extras {
  readonly funding: readonly Funding[];
  /** The most important first. Null: its publisher wants none to be shown. */
  readonly discussions: readonly Discussion[] | null;
  readonly places: readonly Place[];
  readonly license: License | null;
}

export const NO_EXTRAS: Extras = { funding: [], discussions: [], places: [], license: null };

export type ShowExtras = Extras;
export type EpisodeExtras = Extras;

export const NO_SHOW_EXTRAS: ShowExtras = NO_EXTRAS;
export const NO_EPISODE_EXTRAS: EpisodeExtras = NO_EXTRAS;

/** What holds of an episode: where it says nothing itself, what its show says of how to support it, its license and talk of it. */
export function inheritExtras(own: EpisodeExtras, show: Extras): EpisodeExtras {
  return {
    ...own,
    funding: own.funding.length > 0 ? own.funding : show.funding,
    discussions: show.discussions === null && own.discussions?.length === 0 ? null : own.discussions,
    license: own.license ?? show.license,
  };
}
