import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highestBar, trendOf } from "#core/search/trend.ts";
import { lastDayOf } from "#core/time/day.ts";

const bars = (...counts: readonly (readonly [string, number])[]) =>
  trendOf(counts.map(([month, count]) => ({ month, count })));

describe("the trend of a search", () => {
  test("has a bar for each month, also for those in which nothing was said", () => {
    expect(bars(["2024-02", 3], ["2023-12", 1])).toEqual({
      unit: "month",
      bars: [
        { first: "2023-12-01", last: "2023-12-31", counts: [1] },
        { first: "2024-01-01", last: "2024-01-31", counts: [0] },
        { first: "2024-02-01", last: "2024-02-29", counts: [3] },
      ],
    });
  });

  test("is one of years where the months are too many", () => {
    const trend = bars(["2020-01", 1], ["2020-12", 2], ["2024-01", 4]);
    expect(trend.unit).toBe("year");
    expect(trend.bars.map(({ first, last, counts }) => [first, last, ...counts])).toEqual([
      ["2020-01-01", "2020-12-31", 3],
      ["2021-01-01", "2021-12-31", 0],
      ["2022-01-01", "2022-12-31", 0],
      ["2023-01-01", "2023-12-31", 0],
      ["2024-01-01", "2024-12-31", 4],
    ]);
  });

  test("of two searches has both in each month of either", () => {
    const { unit, bars: both } = trendOf(
      [{ month: "2024-02", count: 3 }],
      [
        { month: "2024-01", count: 5 },
        { month: "2024-04", count: 1 },
      ],
    );
    expect(unit).toBe("month");
    expect(both.map(({ first, counts }) => [first, ...counts])).toEqual([
      ["2024-01-01", 0, 5],
      ["2024-02-01", 3, 0],
      ["2024-03-01", 0, 0],
      ["2024-04-01", 0, 1],
    ]);
  });

  test("of two searches far apart is one of years, in which each is added up by itself", () => {
    const { unit, bars: both } = trendOf(
      [
        { month: "2020-01", count: 1 },
        { month: "2020-02", count: 2 },
      ],
      [{ month: "2024-12", count: 7 }],
    );
    expect(unit).toBe("year");
    expect(both.map(({ first, counts }) => [first.slice(0, 4), ...counts])).toEqual([
      ["2020", 3, 0],
      ["2021", 0, 0],
      ["2022", 0, 0],
      ["2023", 0, 0],
      ["2024", 0, 7],
    ]);
  });

  test("knows when it was said most, the earliest of several", () => {
    const trend = trendOf(
      [
        { month: "2024-01", count: 2 },
        { month: "2024-02", count: 2 },
      ],
      [{ month: "2024-02", count: 1 }],
    );
    expect(highestBar(trend)?.first).toBe("2024-01-01");
    expect(highestBar(trend, 1)?.first).toBe("2024-02-01");
    expect(highestBar(bars())).toBeNull();
  });

  test("is nothing where nothing was said", () => {
    expect(bars()).toEqual({ unit: "month", bars: [] });
  });

  test("has few bars that follow each other, and counts all that is in them", () => {
    const month = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`);
    const counts = fc.dictionary(month, fc.integer({ min: 1, max: 99 }), { maxKeys: 60 });
    fc.assert(
      fc.property(counts, (counted) => {
        const shown = bars(...Object.entries(counted)).bars;
        const inBar = ({ first, last }: { first: string; last: string }) =>
          Object.entries(counted).filter(([key]) => key >= first.slice(0, 7) && key <= last.slice(0, 7));
        return (
          shown.length <= 48 &&
          shown.every((bar) => inBar(bar).reduce((sum, [, count]) => sum + count, 0) === bar.counts[0]) &&
          shown.every(({ first }, index) => index === 0 || (shown[index - 1]?.last ?? "") < first)
        );
      }),
    );
  });
});

test.each([
  ["2026-11", "2026-11-30"],
  ["2024-02", "2024-02-29"],
  ["1900-02", "1900-02-28"],
  ["0001-12", "0001-12-31"],
])("the last day of %s is %s", (month, day) => {
  expect(lastDayOf(month)).toBe(day);
});
