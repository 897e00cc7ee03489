import type { Database } from "../../db/client.ts";
import { type Location, parseLocation } from "../../fetch/location.ts";
import type { OwnSite } from "../../fetch/own-site.ts";
import type { FetchOptions } from "../../fetch/resource.ts";
import type { MediaPlace } from "../../media/place.ts";
import type { Budget, Limits } from "./limits.ts";

/** What an import works with. */
export interface ImportOptions {
  readonly db: Database;
  /** Where local audio and pictures are kept (see server/media/store.ts). */
  readonly mediaPlace: MediaPlace;
  readonly userAgent: string;
  /** Whether addresses in private networks may be fetched. */
  readonly fetchPrivate: boolean;
  /** Whether a feed may take over the show from elsewhere whose podcast:guid it has; not if omitted. */
  readonly adopt?: boolean;
  /** Whether the show is known and only read again, so that feeds that a page in its feed's place names are left alone; not if omitted. */
  readonly known?: boolean;
  /** Milliseconds that an address may take; the usual if omitted. */
  readonly timeoutMs?: number;
  /** Milliseconds that a host may say nothing; the usual if omitted. */
  readonly silenceMs?: number;
  /** From where nothing is ever fetched: this Playhead, by its configuration if omitted. */
  readonly own?: OwnSite;
  /** What the import may take in; the usual where omitted. */
  readonly limits?: Partial<Limits>;
}

/** The options, and what is known of the show. */
export interface ImportContext extends ImportOptions {
  readonly limits: Limits;
  readonly budget: Budget;
  /** Where the show is known to be. */
  readonly location: Location;
  /** What relative addresses in it are relative to. */
  readonly base: Location;
  readonly language: string;
}

/** The page on the web that links in notes are relative to, by what a feed says of it; null where there is none. */
export function notesBase(page: string | null, { base }: ImportContext): string | null {
  const location = page === null ? base : parseLocation(page, base);
  return location.kind === "remote" ? location.url : null;
}

const MEBIBYTE = 1024 * 1024;

/** The largest real feeds have some 40 MB; a day of speech as JSON has about 20. */
export const FEED_LIMIT = 64 * MEBIBYTE;
export const TEXT_LIMIT = 32 * MEBIBYTE;

export function fetchOptions(options: ImportOptions, maxBytes: number): FetchOptions {
  const { fetchPrivate: allowPrivate, userAgent, timeoutMs, silenceMs, own } = options;
  return {
    maxBytes,
    allowPrivate,
    userAgent,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(silenceMs !== undefined && { silenceMs }),
    ...(own !== undefined && { own }),
  };
}
