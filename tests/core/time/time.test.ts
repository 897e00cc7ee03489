import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatClock,
  formatIsoDuration,
  formatLength,
  formatTimestamp,
  parseClock,
  parseTime,
} from "#core/time/time.ts";

describe("a time in a link", () => {
  test.each([
    ["", null],
    ["soon", null],
    ["-5", null],
    ["12:60", null],
    ["1:60:00", null],
    ["1e3", null],
    ["12m34s56", null],
    ["754", 754],
    ["754.5", 754.5],
    ["754s", 754],
    ["12m34s", 754],
    ["PT12M34S", 754],
    ["1h2m3s", 3723],
    ["2h", 7200],
    ["12:34", 754],
    ["1:02:03", 3723],
    ["00:01.5", 1.5],
  ])("%o is %o", (text, seconds) => {
    expect(parseTime(text)).toBe(seconds);
  });

  test("any text is a time or null, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const time = parseTime(text);
        return time === null || (Number.isFinite(time) && time >= 0);
      }),
    );
  });
});

describe("a time as people read it", () => {
  test.each([
    [0, "0:00"],
    [-1, "0:00"],
    [Number.NaN, "0:00"],
    [59.999, "0:59"],
    [1698, "28:18"],
    [3723, "1:02:03"],
    [360_000, "100:00:00"],
  ])("%o is %o on a clock", (seconds, text) => {
    expect(formatClock(seconds)).toBe(text);
  });

  test("a length is rounded, a clock is not", () => {
    expect(formatLength(1697.9)).toBe("28:18");
    expect(formatClock(1697.9)).toBe("28:17");
  });

  test("the clock reads back as the whole second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359_999 }), (time) => parseClock(formatClock(time)) === time),
    );
  });

  test("the full form keeps the millisecond and reads back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000_000 }), (milliseconds) => {
        const time = milliseconds / 1000;
        return (
          parseClock(formatTimestamp(time, ".")) === time && parseClock(formatTimestamp(time, ",")) === time
        );
      }),
    );
  });

  test.each([
    [0, "PT0S"],
    [59, "PT59S"],
    [1698, "PT28M18S"],
    [3600, "PT1H0M0S"],
  ])("%o is %o in ISO 8601", (seconds, text) => {
    expect(formatIsoDuration(seconds)).toBe(text);
  });
});
