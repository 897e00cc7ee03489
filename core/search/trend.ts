import { lastDayOf } from "../time/day.ts";

/** How many hits a search has in the episodes of a month, which is `2026-11`. */
export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

export interface TrendBar {
  /** Of publication, `2026-11-01`. */
  readonly first: string;
  readonly last: string;
  /** How often each of the searches was said, in their order. */
  readonly counts: readonly number[];
}

/** How often something was said by months, or by years where these are too many; in the order of time. */
export interface Trend {
  readonly unit: "month" | "year";
  readonly bars: readonly TrendBar[];
}

/** More bars are too narrow to be pressed. */
const MOST_BARS = 48;
const YEAR = 12;

/** By the number of a month or a year. */
type Counts = ReadonlyMap<number, readonly number[]>;

/**
 * The trend of one search, or of several over the same time. Months without hits have bars of nothing. Of more years than there
 * is room for only the last with hits are told.
 */
export function trendOf(...searches: readonly (readonly MonthCount[])[]): Trend {
  const byMonth = withGaps(countsBy(1, searches), searches.length);
  if (byMonth)
    return { unit: "month", bars: byMonth.map(([number, counts]) => barOf(number, number, counts)) };
  const yearly = countsBy(YEAR, searches);
  const byYear =
    withGaps(yearly, searches.length) ?? [...yearly].sort(([one], [other]) => one - other).slice(-MOST_BARS);
  return {
    unit: "year",
    bars: byYear.map(([year, counts]) => barOf(year * YEAR, year * YEAR + YEAR - 1, counts)),
  };
}

/** The bar in which a search was said most, the earliest of several; null where it was never said. */
export function highestBar({ bars }: Trend, search = 0): TrendBar | null {
  const count = (bar: TrendBar | null) => bar?.counts[search] ?? 0;
  return bars.reduce<TrendBar | null>((best, bar) => (count(bar) > count(best) ? bar : best), null);
}

/** Adds up by so many months. */
function countsBy(length: number, searches: readonly (readonly MonthCount[])[]): Counts {
  const counts = new Map<number, number[]>();
  for (const [search, months] of searches.entries())
    for (const { month, count } of months) {
      const number = Math.floor(numberOf(month) / length);
      const own = counts.get(number) ?? searches.map(() => 0);
      own[search] = (own[search] ?? 0) + count;
      counts.set(number, own);
    }
  return counts;
}

/** Each number from the first to the last with its counts; null where these are too many. */
function withGaps(
  counts: Counts,
  searches: number,
): readonly (readonly [number, readonly number[]])[] | null {
  const first = Math.min(...counts.keys());
  const length = Math.max(...counts.keys()) - first + 1;
  if (length > MOST_BARS) return null;
  return Array.from({ length: Math.max(0, length) }, (_, place) => {
    const number = first + place;
    return [number, counts.get(number) ?? Array.from({ length: searches }, () => 0)] as const;
  });
}

/** From one month to another, by their numbers. */
function barOf(from: number, to: number, counts: readonly number[]): TrendBar {
  return { first: `${monthOf(from)}-01`, last: lastDayOf(monthOf(to)), counts };
}

/** Months one behind the other have numbers one behind the other. */
function numberOf(month: string): number {
  const [year = "", number = ""] = month.split("-");
  return Number(year) * YEAR + Number(number) - 1;
}

function monthOf(number: number): string {
  const year = String(Math.floor(number / YEAR)).padStart(4, "0");
  return `${year}-${String((number % YEAR) + 1).padStart(2, "0")}`;
}
