import type { UpdateFrequency } from "../episode/extras.ts";
import { parseRecurrence } from "./read/update-frequency.ts";

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const UNITS = { hour: HOUR, day: DAY, week: WEEK, month: 30 * DAY, year: 365 * DAY } as const;
/** Of weeks in rules, by `Date.getUTCDay`. */
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

/** When a show says that its episodes come. */
export interface ToldMoments {
  /** Milliseconds between two, about. */
  readonly gap: number;
  /** The last ones gone by and the next ones to come; none where it has ended. Milliseconds since 1970. */
  readonly moments: readonly number[];
}

/**
 * What a rule (RFC 5545, section 3.3.10) tells at `now`: every so many hours, days, weeks (and on which of their days), months
 * or years, from its start on, or from the newest episode where it has none. Months and years are counted from the newest one,
 * in 30 and 365 days; `COUNT` and other parts are left out. Null where nothing is told.
 */
export function listTold(
  frequency: UpdateFrequency | null,
  newest: number | null,
  now: number,
): ToldMoments | null {
  const rule = frequency?.rule ?? null;
  const told = rule === null ? null : parseRecurrence(rule);
  if (rule === null || told === null) return null;
  const start = frequency?.start ?? null;
  const counted = told.unit === "month" || told.unit === "year";
  const anchor = counted ? (newest ?? start) : (start ?? newest);
  if (anchor === null) return null;
  const step = UNITS[told.unit] * told.interval;
  const anchors = told.unit === "week" ? onDays(anchor, rule) : [anchor];
  const moments = anchors
    .flatMap((first) => {
      const steps = Math.floor((now - first) / step);
      return [first + steps * step, first + (steps + 1) * step];
    })
    .filter((moment) => moment >= (start ?? anchor) && moment <= (told.until ?? Number.POSITIVE_INFINITY));
  return { gap: step / anchors.length, moments };
}

/** The days of a week that a rule names, at the time of day of `anchor`, from that on; `anchor` alone where it names none. */
function onDays(anchor: number, rule: string): readonly number[] {
  const named = (/(?:^|;)BYDAY=([A-Z,]+)/.exec(rule)?.[1] ?? "").split(",");
  const days = WEEKDAYS.flatMap((name, day) => (named.includes(name) ? [day] : []));
  const first = new Date(anchor).getUTCDay();
  return days.length === 0 ? [anchor] : days.map((day) => anchor + ((day - first + 7) % 7) * DAY);
}
