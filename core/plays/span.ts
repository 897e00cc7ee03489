import { dayOf } from "../time/day.ts";

/** Over how many days is looked back; all: over all that was counted. */
export const SPANS = ["7", "28", "90", "all"] as const;
export type Span = (typeof SPANS)[number];

const USUAL: Span = "28";
const DAY = 86_400_000;
/** More days than this are shown by months. */
const MOST_DAYS = 92;

/** What an address asks for; 28 days where it says nothing that is known. */
export function parseSpan(text: string | null): Span {
  return SPANS.find((span) => span === text) ?? USUAL;
}

/** The first day of a span that ends today (epoch milliseconds), as `2026-11-23`; null for all days. */
export function firstDay(span: Span, now: number): string | null {
  return span === "all" ? null : dayOf(now - (Number(span) - 1) * DAY);
}

/** Days or months, and what was counted in each. */
export interface Bars {
  readonly unit: "day" | "month";
  readonly bars: readonly Bar[];
}

export interface Bar {
  /** `2026-11-23`: the day, or the first of the month. */
  readonly day: string;
  readonly count: number;
}

/** One bar for each day from the first to the last, both `2026-11-23`, or for each month where these are too many days. */
export function barsOf(counts: ReadonlyMap<string, number>, first: string, last: string): Bars {
  const days = daysFrom(first, last);
  if (days.length <= MOST_DAYS)
    return { unit: "day", bars: days.map((day) => ({ day, count: counts.get(day) ?? 0 })) };
  const months = new Map<string, number>();
  for (const day of days) {
    const month = `${day.slice(0, 7)}-01`;
    months.set(month, (months.get(month) ?? 0) + (counts.get(day) ?? 0));
  }
  return { unit: "month", bars: [...months].map(([day, count]) => ({ day, count })) };
}

function daysFrom(first: string, last: string): readonly string[] {
  const from = Date.parse(first);
  const length = Math.max(0, Math.round((Date.parse(last) - from) / DAY) + 1);
  return Array.from({ length }, (_, place) => dayOf(from + place * DAY));
}
