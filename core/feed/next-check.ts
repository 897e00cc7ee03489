import type { UpdateFrequency } from "../episode/extras.ts";
import { backOff, spread } from "../time/back-off.ts";
import { LATEST, SOONEST, waitForNext } from "./rhythm.ts";

const DAY = 24 * 3600 * 1000;

/** What is known of a feed when it has been asked for. */
export interface CheckedFeed {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When its episodes came out, in any order; milliseconds since 1970. */
  readonly dates: readonly number[];
  /** When its episodes are to come, as it says itself; null where it does not. */
  readonly frequency: UpdateFrequency | null;
  /** A hub tells of its changes (WebSub), so that it is asked for by itself only in case that it does not. */
  readonly announced: boolean;
  /** How often in turn it could not be read; 0 where it was. */
  readonly failures: number;
  /** What its server answered as `Retry-After`; null for nothing. */
  readonly retryAfter: string | null;
}

/**
 * When to ask for a feed again; milliseconds since 1970. By its rhythm, where a hub announces it not before a day; after failures not before an hour, two, four and so on;
 * and never before its server has said, up to a week. `random`, from 0 up to 1, moves it by a tenth.
 */
export function nextCheck(
  { now, dates, frequency, announced, failures, retryAfter }: CheckedFeed,
  random: number,
): number {
  const wait = waitForNext(dates, now, frequency);
  const rhythm = spread(announced ? Math.max(wait, DAY) : wait, random);
  const failed = failures === 0 ? 0 : backOff(failures, { first: SOONEST, most: LATEST / 2 }, random);
  const told = Math.min(parseRetryAfter(retryAfter, now) ?? 0, LATEST);
  return now + Math.max(rhythm, failed, told, SOONEST);
}

/** How often files on this machine are looked at. Milliseconds. */
export const LOOK_EVERY = 10 * 60_000;

/** When to look at files on this machine again; milliseconds since 1970. Those that could not be read ever later, up to a day. `random` as above. */
export function nextLook(now: number, failures: number, random: number): number {
  return now + backOff(failures + 1, { first: LOOK_EVERY, most: failures === 0 ? LOOK_EVERY : DAY }, random);
}

/** What `Retry-After` says (RFC 9110, section 10.2.3), seconds or a date, as a wait in milliseconds; null for neither. */
export function parseRetryAfter(text: string | null, now: number): number | null {
  const given = text?.trim() ?? "";
  if (/^\d+$/.test(given)) return Number(given) * 1000;
  // A date of HTTP has letters in it, which keeps out numbers that are none.
  const date = /[a-z]/i.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
