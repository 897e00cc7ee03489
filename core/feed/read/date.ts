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

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

// "Fri, 09 Oct 2020 04:30:38 GMT". The name of the day is often wrong and never needed.
const RFC_822 =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*))?$/iu;
const ISO_8601 = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s]\s*(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*))?$/i;
const OFFSET = /^(?:GMT|UTC|UT)?\s*([+-])(\d{1,2}):?(\d{2})?(?:\s*\([^)]*\))?$/i;
const ZONE_NAME = /^([a-z]{0,5})(?:\s*\([^)]*\))?$/i;

/**
 * A date as feeds write it, in epoch milliseconds (whole seconds), or null where it cannot be read: RFC 822 with years of
 * two to four digits (RFC 5322, section 4.3, says which centuries), ISO 8601, or either without a time. A zone
 * that is missing, or a name that nobody knows, counts as UTC, as RFC 5322 has it.
 */
export function parseFeedDate(text: string): number | null {
  const date = text.trim();
  const [rfc, day, monthName, year, ...time] = RFC_822.exec(date) ?? [];
  if (rfc !== undefined)
    return toEpoch(fullYear(year ?? ""), monthNumber(monthName ?? ""), Number(day), time);
  const [iso, isoYear, isoMonth, isoDay, ...isoTime] = ISO_8601.exec(date) ?? [];
  return iso === undefined ? null : toEpoch(Number(isoYear), Number(isoMonth), Number(isoDay), isoTime);
}

function monthNumber(name: string): number {
  const index = MONTHS.toLowerCase().indexOf(name.toLowerCase());
  return index % 3 === 0 ? index / 3 + 1 : 0;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

/** `time` is hours, minutes, seconds and zone, each perhaps missing. Null for dates and times that do not exist. */
function toEpoch(
  year: number,
  month: number,
  day: number,
  time: readonly (string | undefined)[],
): number | null {
  const [hours = "0", minutes = "0", seconds = "0", zone = ""] = time;
  const offset = zoneMinutes(zone);
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // Below 100 Date.UTC means the twentieth century.
  const exists = year >= 100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  // A leap second is the sixtieth.
  const inDay = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) <= 60;
  if (!exists || !inDay || offset === null) return null;
  return midnight + ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000;
}

/** Minutes east of Greenwich; null for something that is no zone. */
function zoneMinutes(zone: string): number | null {
  const [offset, sign, hours, minutes = "0"] = OFFSET.exec(zone) ?? [];
  if (offset !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const name = ZONE_NAME.exec(zone)?.[1];
  return name === undefined || /^[ap]m$/i.test(name) ? null : (ZONES.get(name.toUpperCase()) ?? 0) * 60;
}
