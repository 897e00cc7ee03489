import { dayOf } from "../../time/day.ts";
import { monthNumber } from "./month.ts";

/** Zones that RFC 822 names, and those that feeds use besides. Hours east of Greenwich. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ["EST", -5],
  ["EDT", -4],
  ["CST", -6],
  ["CDT", -5],
  ["MST", -7],
  ["MDT", -6],
  ["PST", -8],
  ["PDT", -7],
  ["AKST", -9],
  ["AKDT", -8],
  ["HST", -10],
  ["WEST", 1],
  ["BST", 1],
  ["CET", 1],
  ["CEST", 2],
  ["EET", 2],
  ["EEST", 3],
  ["MSK", 3],
  ["JST", 9],
  ["AEST", 10],
  ["AEDT", 11],
  ["NZST", 12],
  ["NZDT", 13],
]);

/** An hour may be of twelve; what follows is the zone. */
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?\s*(.*)`;
/** The name of the day is often wrong and never needed. */
const WEEKDAY = String.raw`(?:\p{L}+\.?,?\s*)?`;
const MONTH = String.raw`(\p{L}{3,})\.?`;

// "Fri, 09 Oct 2020 04:30:38 GMT", "9. Oktober 2020", "9 de octubre de 2020", "9 октября 2020 г.".
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:\.|º|st|nd|rd|th)?[\s-]*(?:de\s)?\s*${MONTH},?[\s-]*(?:de\s)?\s*(\d{2,4})(?:\s*г(?:\.|ода)?)?(?:,?\s+${TIME})?$`,
  "iu",
);
// "October 9, 2020", "Fri Oct 09 2020 04:30:38 GMT+0000 (Coordinated Universal Time)".
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}+\.?,?\s+)?${MONTH}\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?${TIME})?$`,
  "iu",
);
// "Fri Oct  9 04:30:38 2020", as C and `date` write it, the latter with a zone before the year.
const YEAR_LAST =
  /^(?:\p{L}+\.?,?\s+)?(\p{L}{3,})\.?\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{1,5}|[+-]\d{4})\s+)?(\d{4})$/iu;
const ISO_8601 = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]\s*${TIME})?$`, "i");
// "2020年10月9日", "2020년 10월 9일".
const EAST_ASIAN = new RegExp(
  String.raw`^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](?:\s*${TIME})?$`,
  "i",
);
const ISO_BASIC = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(.*))?$/i;
// Slashes are not read: half the world has the month first there.
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+${TIME})?$`, "i");
const UNIX_SECONDS = /^\d{9,10}$/;
const UNIX_MILLISECONDS = /^\d{12,13}$/;
/** JavaScript writes the name of the zone out. */
const LONGEST_DATE = 100;
/** The name before it may be that of a zone, which says less. */
const OFFSET = /^[a-z]{0,5}\s*([+−-])(\d{1,2}):?(\d{2})?(?:\s*\([^)]*\))?$/i;
const ZONE_NAME = /^([a-z]{0,5})(?:\s*\([^)]*\))?$/i;

/** Hours, minutes, seconds, half of the day and zone, each perhaps missing. */
type Time = readonly (string | undefined)[];

/** A date, and its day in the zone in which it is told. */
export interface FeedDate {
  /** Epoch milliseconds, whole seconds. */
  readonly at: number;
  /** As `2026-11-23`. */
  readonly day: string;
}

/**
 * A date as feeds write it, or null where it cannot be read: RFC 822 with years of
 * two to four digits (RFC 5322, section 4.3, says which centuries), ISO 8601, as C and JavaScript write it, as people do
 * with the name of a month in one of the languages of month.ts, each without a time as well, in the order of East
 * Asia, or Unix seconds or milliseconds. A zone that is missing, or a name that nobody knows, counts as UTC, as RFC 5322 has it.
 */
export function readFeedDate(text: string): FeedDate | null {
  const date = text.trim();
  if (date.length > LONGEST_DATE) return null;
  if (UNIX_SECONDS.test(date)) return inUtc(Number(date) * 1000);
  if (UNIX_MILLISECONDS.test(date)) return inUtc(Math.floor(Number(date) / 1000) * 1000);
  return parseNamed(date) ?? parseNumeric(date);
}

/** The same without its day. */
export function parseFeedDate(text: string): number | null {
  return readFeedDate(text)?.at ?? null;
}

function inUtc(at: number): FeedDate {
  return { at, day: dayOf(at) };
}

function parseNamed(date: string): FeedDate | null {
  const [first, day, month, year, ...time] = DAY_FIRST.exec(date) ?? [];
  if (first !== undefined) return toEpoch(fullYear(year ?? ""), monthNumber(month ?? ""), Number(day), time);
  const [second, monthName, monthDay, fourDigits, ...timeAfter] = MONTH_FIRST.exec(date) ?? [];
  if (second !== undefined)
    return toEpoch(Number(fourDigits), monthNumber(monthName ?? ""), Number(monthDay), timeAfter);
  const [third, name, dayOf, hours, minutes, seconds, zone, last] = YEAR_LAST.exec(date) ?? [];
  if (third === undefined) return null;
  return toEpoch(Number(last), monthNumber(name ?? ""), Number(dayOf), [hours, minutes, seconds, "", zone]);
}

function parseNumeric(date: string): FeedDate | null {
  const [iso, isoYear, , isoMonth, isoDay, ...isoTime] = ISO_8601.exec(date) ?? [];
  if (iso !== undefined) return toEpoch(Number(isoYear), Number(isoMonth), Number(isoDay), isoTime);
  const [east, eastYear, eastMonth, eastDay, ...eastTime] = EAST_ASIAN.exec(date) ?? [];
  if (east !== undefined) return toEpoch(Number(eastYear), Number(eastMonth), Number(eastDay), eastTime);
  const [basic, year, month, day, hours, minutes, seconds, zone] = ISO_BASIC.exec(date) ?? [];
  if (basic !== undefined)
    return toEpoch(Number(year), Number(month), Number(day), [hours, minutes, seconds, "", zone]);
  const [dotted, dottedDay, dottedMonth, dottedYear, ...time] = DOTTED.exec(date) ?? [];
  if (dotted === undefined) return null;
  return toEpoch(Number(dottedYear), Number(dottedMonth), Number(dottedDay), time);
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

/** Of years of four digits. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Null for dates and times that do not exist. */
function toEpoch(year: number, month: number, day: number, time: Time): FeedDate | null {
  const [hours = "0", minutes = "0", seconds = "0", half = "", zone = ""] = time;
  const hour = hourOfDay(Number(hours), half);
  const offset = zoneMinutes(zone.trim());
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // Below 100 Date.UTC means the twentieth century.
  const exists = year >= 100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  // A leap second is the sixtieth; 24:00 is the end of a day (ISO 8601).
  const last = hour === 24 && Number(minutes) === 0 && Number(seconds) === 0;
  const inDay = last || (hour < 24 && Number(minutes) < 60 && Number(seconds) <= 60);
  if (!exists || !inDay || offset === null) return null;
  const at = midnight + ((hour * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000;
  // The year 10000 is written in another way, which not every database reads.
  return at > LAST_MOMENT ? null : { at, day: dayOf(midnight) };
}

/** `half` is am, pm or empty; not a number for an hour that its half does not have. */
function hourOfDay(hours: number, half: string): number {
  if (half === "") return hours;
  if (hours < 1 || hours > 12) return Number.NaN;
  return (hours % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** Minutes east of Greenwich; null for something that is no zone. */
function zoneMinutes(zone: string): number | null {
  const [offset, sign, hours, minutes = "0"] = OFFSET.exec(zone) ?? [];
  if (offset !== undefined) return (sign === "+" ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  const name = ZONE_NAME.exec(zone)?.[1];
  return name === undefined ? null : (ZONES.get(name.toUpperCase()) ?? 0) * 60;
}
