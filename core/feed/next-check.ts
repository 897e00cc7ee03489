import type { UpdateFrequency } from "../episode/extras.ts";
import { backOff, spread } from "../time/back-off.ts";
import { LATEST, SOONEST, waitForNext } from "./rhythm.ts";

/** What is known of a feed when it has been asked for. */
export interface CheckedFeed {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When its episodes came out, in any order; milliseconds since 1970. */
  readonly dates: readonly number[];
  /** When its episodes are to come, as it says itself; null where it does not. */
  readonly frequency: UpdateFrequency | null;
  /** How often in turn it could not be read; 0 where it was. */
  readonly failures: number;
  /** What its server answered as `Retry-After`; null for nothing. */
  readonly retryAfter: string | null;
}

/**
 * When to ask for a feed again; milliseconds since 1970. By its rhythm; after failures not before an hour, two, four and so on;
 * and never before its server has said, up to a week. `random`, from 0 up to 1, moves it by a tenth.
 */
export function nextCheck(
  { now, dates, frequency, failures, retryAfter }: CheckedFeed,
  random: number,
): number {
  const rhythm = spread(waitForNext(dates, now, frequency), random);
  const failed = failures === 0 ? 0 : backOff(failures, { first: SOONEST, most: LATEST / 2 }, random);
  const told = Math.min(parseRetryAfter(retryAfter, now) ?? 0, LATEST);
  return now + Math.max(rhythm, failed, told, SOONEST);
}

/** What `Retry-After` says (RFC 9110, section 10.2.3), seconds or a date, as a wait in milliseconds; null for neither. */
export function parseRetryAfter(text: string | null, now: number): number | null {
  const given = text?.trim() ?? "";
  if (/^\d+$/.test(given)) return Number(given) * 1000;
  // A date of HTTP has letters in it, which keeps out numbers that are none.
  const date = /[a-z]/i.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
