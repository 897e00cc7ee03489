import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CheckedFeed, nextCheck, parseRetryAfter } from "#core/feed/next-check.ts";
import { LATEST, SOONEST, waitForNext } from "#core/feed/rhythm.ts";

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Sunday. */
const NEWEST = Date.parse("2026-11-29T06:00:00Z");

/** Dates of a show until the newest, so long apart. */
const apart = (gap: number, count = 12) => Array.from({ length: count }, (_, index) => NEWEST - index * gap);

/** How late an episode is noticed that comes out then, and how often the feed was asked for until that. */
function follow(dates: readonly number[], next: number) {
  let [now, asked] = [NEWEST + HOUR / 2, 0];
  while (now < next) {
    now += waitForNext(dates, now);
    asked += 1;
  }
  return { late: now - next, asked };
}

describe("a feed is asked for", () => {
  test.each([
    ["weekly", apart(WEEK), NEWEST + WEEK, 20],
    ["daily", apart(DAY), NEWEST + DAY, 9],
    ["every fortnight", apart(2 * WEEK), NEWEST + 2 * WEEK, 32],
    [
      "on weekdays, before a Monday",
      [1, 2, 3, 4, 5, 8, 9, 10, 11, 12].map((days) => NEWEST - 2 * DAY - days * DAY + DAY),
      NEWEST + DAY,
      12,
    ],
  ])("soon after an episode of a show that comes out %s, and seldom before", (_name, dates, next, most) => {
    const { late, asked } = follow(dates, next);
    expect(late).toBeLessThanOrEqual(HOUR);
    expect(asked).toBeLessThanOrEqual(most);
  });

  test("sooner the nearer an episode is, and later again where it stays away", () => {
    const dates = apart(WEEK);
    const waits = [-4 * DAY, -20 * HOUR, -4 * HOUR, HOUR, 20 * HOUR, 3 * DAY].map((after) =>
      waitForNext(dates, NEWEST + WEEK + after),
    );
    expect(waits).toEqual([DAY, 10 * HOUR, 2 * HOUR, HOUR, 10 * HOUR, DAY]);
  });

  test("ever later where the show seems to have ended, but once a week for good", () => {
    const waits = [45 * DAY, 120 * DAY, 5 * 365 * DAY].map((silence) =>
      waitForNext(apart(WEEK), NEWEST + silence),
    );
    expect(waits).toEqual([1.5 * DAY, 4 * DAY, WEEK]);
  });

  test("daily where nothing is known of it", () => {
    expect([waitForNext([], NEWEST), waitForNext([NEWEST + 90 * DAY], NEWEST)]).toEqual([DAY, DAY]);
  });

  test("within an hour and a week, whatever its dates are", () => {
    const dates = fc.array(fc.integer({ min: NEWEST - 20 * 365 * DAY, max: NEWEST + 365 * DAY }));
    fc.assert(
      fc.property(dates, (given) => {
        const wait = waitForNext(given, NEWEST);
        expect(wait).toBeGreaterThanOrEqual(SOONEST);
        expect(wait).toBeLessThanOrEqual(LATEST);
      }),
    );
  });
});

describe("a feed that could not be read", () => {
  const failed = {
    now: NEWEST + HOUR,
    dates: apart(DAY / 4),
    frequency: null,
    announced: false,
    failures: 0,
    retryAfter: null,
  } satisfies CheckedFeed;
  const wait = (changed: Partial<CheckedFeed>) => nextCheck({ ...failed, ...changed }, 0.5) - failed.now;

  test("is asked for ever more seldom", () => {
    const hours = [0, 1, 2, 3, 4, 20].map((failures) => wait({ failures }) / HOUR);
    expect(hours).toEqual([2.5, 2.5, 2.5, 4, 8, 84]);
  });

  test("is not asked for before its server says so, in seconds or by a date, but within a week", () => {
    const date = new Date(failed.now + 30 * HOUR).toUTCString();
    const waits = ["36000", date, "999999999", "-1", "soon"].map((retryAfter) =>
      wait({ failures: 1, retryAfter }),
    );
    expect(waits).toEqual([10 * HOUR, 30 * HOUR, WEEK, 2.5 * HOUR, 2.5 * HOUR]);
  });

  test("whose changes a hub tells of is not asked for by itself within the day, and never less than once a week", () => {
    expect(wait({ announced: true })).toBe(DAY);
    expect(wait({ announced: true, dates: [NEWEST - 400 * DAY] })).toBe(
      wait({ dates: [NEWEST - 400 * DAY] }),
    );
  });

  test("is told when by a date that has passed: at once", () => {
    expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", NEWEST)).toBe(0);
  });

  test("is never asked for within the hour", () => {
    expect(nextCheck({ ...failed, dates: [], failures: 1 }, 0) - failed.now).toBeGreaterThanOrEqual(HOUR);
    expect(nextCheck({ ...failed, now: NEWEST + DAY / 4 }, 0) - (NEWEST + DAY / 4)).toBe(HOUR);
  });
});
