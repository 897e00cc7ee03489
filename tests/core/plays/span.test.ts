import { expect, test } from "vitest";
import { barsOf, firstDay, parseSpan } from "#core/plays/span.ts";

/** Late in the day of UTC, which is the next one in Kathmandu. */
const NOW = Date.parse("2026-03-02T23:30:00Z");

test.each([
  ["7", "7"],
  ["all", "all"],
  ["", "28"],
  ["5", "28"],
  [null, "28"],
] as const)("%j is the span of %s", (text, span) => {
  expect(parseSpan(text)).toBe(span);
});

test("a span ends today, in UTC", () => {
  expect(firstDay("7", NOW)).toBe("2026-02-24");
  expect(firstDay("28", NOW)).toBe("2026-02-03");
  expect(firstDay("all", NOW)).toBeNull();
});

test("every day has its bar, also where nothing was played", () => {
  const counts = new Map([["2026-02-28", 3]]);
  expect(barsOf(counts, "2026-02-27", "2026-03-01")).toEqual({
    unit: "day",
    bars: [
      { day: "2026-02-27", count: 0 },
      { day: "2026-02-28", count: 3 },
      { day: "2026-03-01", count: 0 },
    ],
  });
});

test("more than a quarter is shown by months, without gaps", () => {
  const counts = new Map([
    ["2025-12-31", 1],
    ["2026-01-01", 2],
    ["2026-03-31", 4],
    ["2026-03-01", 8],
  ]);
  expect(barsOf(counts, "2025-12-31", "2026-04-01")).toEqual({ unit: "day", bars: expect.any(Array) });
  expect(barsOf(counts, "2025-12-31", "2026-04-30")).toEqual({
    unit: "month",
    bars: [
      { day: "2025-12-01", count: 1 },
      { day: "2026-01-01", count: 2 },
      { day: "2026-02-01", count: 0 },
      { day: "2026-03-01", count: 12 },
      { day: "2026-04-01", count: 0 },
    ],
  });
});
