import type { UpdateFrequency } from "../episode/extras.ts";
import { listTold } from "./told-moments.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** So many of the newest dates tell the rhythm of a show. */
export const MOST_DATES = 30;
/** Weeks that the next one is expected to be like. */
const WEEKS = 4;
/** A show that has been silent for so many times its usual gap, and for so long, may have ended. */
const SILENT_GAPS = 3;
const SILENT = 30 * DAY;
/** One that is silent is asked for after a part of its silence. */
const SILENT_PART = 30;

/** How long to wait before a feed is asked for again, at the least and at the most; milliseconds. */
export const SOONEST = HOUR;
export const LATEST = WEEK;

/**
 * How long to wait at `now` until a feed is asked for again, by when its episodes came out (milliseconds since 1970, in any
 * order): half the time to the nearest moment at which one may be expected, be it to come or gone by without one; within an
 * hour and a day. A show that has been silent for long is asked for after a thirtieth of its silence, up to a week. Where its
 * feed says when episodes come, they are expected then, and once a week where it says that none will come any more.
 */
export function waitForNext(
  dates: readonly number[],
  now: number,
  frequency: UpdateFrequency | null = null,
): number {
  if (frequency?.complete) return LATEST;
  const known = dates
    .filter((date) => date <= now)
    .toSorted((a, b) => b - a)
    .slice(0, MOST_DATES);
  const [newest] = known;
  const told = listTold(frequency, newest ?? null, now);
  // Nothing is known of it.
  if (newest === undefined) return waitFor(told?.moments ?? [], now);
  const gap = told?.gap ?? usualGap(known);
  const silence = now - newest;
  if (silence > Math.max(SILENT, SILENT_GAPS * (gap ?? 0)))
    return Math.min(Math.max(silence / SILENT_PART, DAY), LATEST);
  // What the newest one has already come for is not expected any more.
  const met = newest + Math.min(gap ?? DAY, DAY) / 4;
  const expected = told?.moments ?? listExpected(known, gap, now);
  return waitFor(
    expected.filter((moment) => moment > met),
    now,
  );
}

/** Half the time to the nearest of these moments, within an hour and a day; a day where there is none. */
function waitFor(moments: readonly number[], now: number): number {
  const nearest = Math.min(...moments.map((moment) => Math.abs(moment - now)));
  return Math.min(Math.max(nearest / 2, SOONEST), DAY);
}

/** The median time between episodes; null for fewer than three. Those that came out within the hour count as one. */
function usualGap(dates: readonly number[]): number | null {
  const gaps = dates
    .flatMap((date, index) => {
      const before = dates[index + 1];
      return before === undefined ? [] : [date - before];
    })
    .filter((gap) => gap > HOUR)
    .toSorted((a, b) => a - b);
  return gaps.length < 2 ? null : (gaps[Math.floor(gaps.length / 2)] ?? null);
}

/** When the next episode may come: a usual gap after the newest one, and at the times of the week of the last four weeks. */
function listExpected(dates: readonly number[], gap: number | null, now: number): readonly number[] {
  const [newest = now] = dates;
  const recent = dates.filter((date) => date > newest - WEEKS * WEEK);
  const weekly = recent.flatMap((date) => {
    const weeks = Math.floor((now - date) / WEEK);
    return [date + weeks * WEEK, date + (weeks + 1) * WEEK];
  });
  return [...weekly, newest + (gap ?? WEEK)];
}
