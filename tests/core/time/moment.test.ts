import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clampMoment,
  formatMoment,
  formatMomentClock,
  momentHref,
  parseMoment,
  parseMomentHash,
} from "#core/time/moment.ts";

describe("?t=", () => {
  test.each([
    [null, null],
    ["", null],
    ["now", null],
    ["-", null],
    [",", null],
    ["12:99", null],
    ["x,20", null],
    ["754", { start: 754, end: null }],
    ["754.2,792", { start: 754.2, end: 792 }],
    ["12:34-13:12", { start: 754, end: 792 }],
    ["1h2m3s", { start: 3723, end: null }],
    ["npt:10", { start: 10, end: null }],
    ["npt:10,20", { start: 10, end: 20 }],
    [",20", { start: 0, end: 20 }],
    ["20,10", { start: 20, end: null }],
    ["20,soon", { start: 20, end: null }],
  ])("%o names %o", (text, moment) => {
    expect(parseMoment(text)).toEqual(moment);
  });

  test("any text is a moment or null, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const moment = parseMoment(text);
        return moment === null || (moment.start >= 0 && (moment.end === null || moment.end > moment.start));
      }),
    );
  });

  test("what is written reads back exactly", () => {
    const milliseconds = fc.integer({ min: 0, max: 360_000_000 });
    fc.assert(
      fc.property(milliseconds, fc.option(fc.integer({ min: 1, max: 600_000 })), (from, length) => {
        const moment = { start: from / 1000, end: length === null ? null : (from + length) / 1000 };
        expect(parseMoment(formatMoment(moment))).toEqual(moment);
      }),
    );
  });
});

test.each([
  ["", null],
  ["#transcript", null],
  ["#t=%E0%A4%A", null],
  ["#t=10,20", { start: 10, end: 20 }],
  ["#t=npt%3A10", { start: 10, end: null }],
  ["#track=2&t=10", { start: 10, end: null }],
])("the hash %o names %o", (hash, moment) => {
  expect(parseMomentHash(hash)).toEqual(moment);
});

test("a time past the end becomes the end, and a range that is left empty a point", () => {
  expect(clampMoment({ start: 5000, end: 6000 }, 1698)).toEqual({ start: 1698, end: null });
  expect(clampMoment({ start: 1690, end: 6000 }, 1698)).toEqual({ start: 1690, end: 1698 });
  expect(clampMoment({ start: 5000, end: null }, null)).toEqual({ start: 5000, end: null });
});

test("the shortest exact form is written", () => {
  expect(momentHref("/shows/a/b", { start: 754, end: null })).toBe("/shows/a/b?t=754");
  expect(momentHref("/shows/a/b", { start: 754.2, end: 792 })).toBe("/shows/a/b?t=754.2,792");
  expect(formatMomentClock({ start: 754.2, end: 792 })).toBe("12:34–13:12");
});
