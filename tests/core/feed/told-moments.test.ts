import fc from "fast-check";
import { expect, test } from "vitest";
import { nextCheck } from "#core/feed/next-check.ts";
import { LATEST, SOONEST, waitForNext } from "#core/feed/rhythm.ts";
import { listTold } from "#core/feed/told-moments.ts";

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Sunday. */
const NEWEST = Date.parse("2026-11-29T06:00:00Z");
const told = (rule: string | null, more = {}) => ({
  text: null,
  rule,
  start: null,
  complete: false,
  ...more,
});

const next = (rule: string, now: number, more = {}) =>
  (listTold(told(rule, more), NEWEST, now)?.moments ?? [])
    .filter((moment) => moment > now)
    .map((at) => at - NEWEST);

test.each([
  ["FREQ=DAILY", HOUR, {}, [DAY]],
  ["FREQ=WEEKLY;INTERVAL=2", 3 * DAY, {}, [2 * WEEK]],
  ["FREQ=WEEKLY;BYDAY=MO,TH", HOUR, {}, [DAY, 4 * DAY]],
  ["FREQ=WEEKLY", HOUR, { start: NEWEST - 3 * WEEK + 2 * HOUR }, [2 * HOUR]],
  ["FREQ=WEEKLY", HOUR, { start: NEWEST + 3 * WEEK }, []],
  ["FREQ=MONTHLY", DAY, { start: NEWEST - 300 * DAY - HOUR }, [30 * DAY]],
  ["FREQ=DAILY;UNTIL=20261129T120000Z", HOUR, {}, []],
])("%s tells when the next one comes", (rule, after, more, moments) => {
  expect(next(rule, NEWEST + after, more)).toEqual(moments);
});

test("what cannot be read tells nothing, nor does a rule with no time to count from", () => {
  expect(listTold(told("FREQ=SOMETIMES"), NEWEST, NEWEST)).toBeNull();
  expect(listTold(told(null), NEWEST, NEWEST)).toBeNull();
  expect(listTold(told("FREQ=DAILY"), null, NEWEST)).toBeNull();
});

test("a feed is asked for when its show says that an episode comes, and not when the others came", () => {
  const dates = [0, 1, 2, 3].map((weeks) => NEWEST - weeks * WEEK);
  const frequency = told("FREQ=WEEKLY;BYDAY=TH");
  const before = (moment: number, after = frequency) => waitForNext(dates, NEWEST + moment, after);
  expect([before(4 * DAY - 4 * HOUR), before(4 * DAY + HOUR)]).toEqual([2 * HOUR, HOUR]);
  // Where nothing came that day, the next is days away.
  expect(before(WEEK)).toBe(DAY);
  expect(waitForNext(dates, NEWEST + WEEK)).toBe(HOUR);
  // Of a yearly show it is no silence that a season passes.
  expect(waitForNext(dates, NEWEST + 300 * DAY, told("FREQ=YEARLY"))).toBe(DAY);
});

test("a show that is complete is asked for once a week", () => {
  expect(waitForNext([NEWEST], NEWEST + HOUR, told("FREQ=DAILY", { complete: true }))).toBe(LATEST);
});

test("whatever a show says, its feed is not asked for more than hourly or less than weekly by it", () => {
  const unit = fc.constantFrom("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
  const start = fc.option(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }));
  const interval = fc.integer({ min: 1, max: 999_999 });
  const dates = fc.array(fc.integer({ min: -400 * DAY, max: HOUR }), { maxLength: 9 });
  fc.assert(
    fc.property(unit, interval, start, dates, (name, every, begins, past) => {
      const frequency = told(`FREQ=${name};INTERVAL=${every};BYDAY=MO,SU`, { start: begins });
      const asked = {
        dates: past.map((at) => NEWEST + at),
        frequency,
        announced: false,
        failures: 0,
        retryAfter: null,
      };
      const wait = nextCheck({ ...asked, now: NEWEST }, 0) - NEWEST;
      expect(wait).toBeGreaterThanOrEqual(SOONEST);
      expect(wait).toBeLessThanOrEqual(LATEST);
    }),
  );
});
