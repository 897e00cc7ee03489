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

/** `podcast:trailer`: sound or film that makes curious about a show, or about one season of it. */
export interface Trailer {
  readonly url: string;
  readonly title: string;
  /** MIME type, as written. */
  readonly type: string | null;
  readonly bytes: number | null;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** Null: of the whole show. */
  readonly season: number | null;
}

/** A `podcast:remoteItem` of a `podcast:podroll`: a show that the makers of this one recommend. */
export interface Recommendation {
  /** Its `podcast:guid`. */
  readonly guid: string | null;
  /** Of its feed. */
  readonly url: string | null;
  readonly title: string | null;
}

/** `podcast:liveItem`: something that can be heard while it happens. */
export interface LiveEvent {
  readonly guid: string;
  readonly title: string;
  readonly status: "pending" | "live" | "ended";
  /** Epoch milliseconds; like the end about when, since only the status tells. */
  readonly start: number;
  readonly end: number | null;
  /** Pages where it is heard or seen (`podcast:contentLink`), then its own page. */
  readonly links: readonly { readonly url: string; readonly text: string | null }[];
  /** Its stream. */
  readonly audio: { readonly url: string; readonly type: string | null } | null;
}

/** `podcast:updateFrequency`: when new episodes are meant to come. */
export interface UpdateFrequency {
  /** In the words of its publisher. */
  readonly text: string | null;
  /** A recurrence rule (RFC 5545, section 3.3.10), in capital letters: `FREQ=WEEKLY;BYDAY=MO`. */
  readonly rule: string | null;
  /** When the rule begins to hold, in epoch milliseconds. */
  readonly start: number | null;
  /** None will come any more. */
  readonly complete: boolean;
}

/** What only shows have. */
export interface ShowExtras extends Extras {
  /** The newest first. */
  readonly trailers: readonly Trailer[];
  readonly recommended: readonly Recommendation[];
  readonly live: readonly LiveEvent[];
  readonly frequency: UpdateFrequency | null;
  /** `podcast:medium`: podcast, music, audiobook and others. */
  readonly medium: string | null;
}

/** `podcast:integrity`: by it a file can be checked. */
export interface Integrity {
  /** Hashes as of Subresource Integrity (W3C), or a signature of PGP in base64. */
  readonly type: "sri" | "pgp-signature";
  readonly value: string;
}

/** `podcast:alternateEnclosure`: another version of an episode's sound, or a film of it. */
export interface Alternate {
  readonly url: string;
  /** MIME type, as written. */
  readonly type: string | null;
  readonly bytes: number | null;
  /** Bits per second. */
  readonly bitrate: number | null;
  /** Of a film, in pixels. */
  readonly height: number | null;
  /** BCP 47; null: that of the show. */
  readonly language: string | null;
  readonly title: string | null;
  /** What groups versions; null or `default`: only encoded otherwise. */
  readonly rel: string | null;
  /** RFC 6381. */
  readonly codecs: string | null;
  /** The same file as the enclosure. */
  readonly isDefault: boolean;
  readonly integrity: Integrity | null;
}

/** What only episodes have. */
export interface EpisodeExtras extends Extras {
  readonly alternates: readonly Alternate[];
}

export const NO_SHOW_EXTRAS: ShowExtras = {
  ...NO_EXTRAS,
  trailers: [],
  recommended: [],
  live: [],
  frequency: null,
  medium: null,
};
export const NO_EPISODE_EXTRAS: EpisodeExtras = { ...NO_EXTRAS, alternates: [] };

/** What holds of an episode: where it says nothing itself, what its show says of how to support it, its license and talk of it. */
export function inheritExtras(own: EpisodeExtras, show: Extras): EpisodeExtras {
  return {
    ...own,
    funding: own.funding.length > 0 ? own.funding : show.funding,
    discussions: show.discussions === null && own.discussions?.length === 0 ? null : own.discussions,
    license: own.license ?? show.license,
  };
}
