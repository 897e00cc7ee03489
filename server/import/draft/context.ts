import { type Problem, problemAt } from "#core/file/problem.ts";
import type { Database } from "../../db/client.ts";
import type { Location } from "../../fetch/location.ts";
import type { Failed, FetchOptions, Refused } from "../../fetch/resource.ts";
import type { Notice } from "./draft.ts";

/** What an import works with. */
export interface ImportOptions {
  readonly db: Database;
  /** Where local audio and pictures are kept (see server/media/store.ts). */
  readonly mediaDir: string;
  readonly userAgent: string;
  /** Whether addresses in private networks may be fetched. */
  readonly fetchPrivate: boolean;
}

/** One file of an import, as seen from the episode (by its title) that names it; null for the feed itself. */
export interface Place {
  readonly episode: string | null;
  readonly source: string;
}

/** The options, and what is known of the show. */
export interface ImportContext extends ImportOptions {
  /** Where the show is known to be. */
  readonly location: Location;
  /** What relative addresses in it are relative to. */
  readonly base: Location;
  readonly language: string;
}

/** A file with more problems than this is not read better for knowing them all. */
const MOST_NOTICES = 1000;

export function toNotices({ episode, source }: Place, problems: readonly Problem[]): readonly Notice[] {
  return problems.slice(0, MOST_NOTICES).map((problem) => ({ episode, source, problem, retry: false }));
}

/** A notice about a whole file rather than a place in it. */
export function noticeOf({ episode, source }: Place, code: string, value: string): Notice {
  return { episode, source, problem: problemAt({ path: "" }, code, value), retry: false };
}

/** Why a file was not read. */
export function noticeOfFailure({ episode, source }: Place, { kind, code, value }: Refused | Failed): Notice {
  return { episode, source, problem: problemAt({ path: "" }, code, value), retry: kind === "failed" };
}

const MEBIBYTE = 1024 * 1024;

/** The largest real feeds have some 40 MB; a day of speech as JSON has about 20. */
export const FEED_LIMIT = 64 * MEBIBYTE;
export const TEXT_LIMIT = 32 * MEBIBYTE;

export function fetchOptions(options: ImportOptions, maxBytes: number): FetchOptions {
  return { maxBytes, allowPrivate: options.fetchPrivate, userAgent: options.userAgent };
}
