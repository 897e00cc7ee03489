import { parseIsoDuration, roundToMillisecond } from "./time.ts";

/** Numbers between colons, of which only the last has decimals: `00:62:03` as well, where minutes are counted on. */
const COUNTED = /^(?:(\d{1,4}):)?(\d{1,5}):(\d{1,5}(?:[.,]\d{1,9})?)$/;
/** What hours, minutes and seconds are called, in the languages of the months of dates; primes stand for the latter two. */
const UNIT_NAMES = [
  "h(?:(?:ou)?rs?|eures?|oras?)?|std|stunden?|or[ae]|uur|ч(?:ас(?:а|ов)?)?",
  "m(?:in(?:ut(?:[eoi]s?|en)?|s)?)?|м(?:ин(?:ут[аы]?)?)?|['′’]",
  's(?:ec(?:ond(?:[eoi]s?|s)?|s)?)?|segundos?|sek(?:unden?)?|сек(?:унд[аы]?)?|с|["″”]',
];
const NAMED_UNITS = new RegExp(
  String.raw`^(?=\d)${UNIT_NAMES.map((names) => String.raw`(?:(\d{1,9}(?:[.,]\d{1,9})?) ?(?:${names})\.?,? ?)?`).join("")}$`,
  "iu",
);
/** `1h02`, as it is written in French. */
const HOURS_AND_MINUTES = /^(\d{1,4}) ?h ?([0-5]\d)$/i;
/** What is said besides numbers between colons, and says nothing more. */
const SPARE_UNIT = / ?(?:h(?:(?:ou)?rs?)?|min(?:ute)?s?)\.?$/i;
const GROUPED = /^\d{1,3}(?:,\d{3}){1,2}$/;
/** Two hundred hours: what claims more counts milliseconds, or nothing at all. */
const LONGEST_DURATION = 720_000;

/**
 * `itunes:duration` in seconds: `HH:MM:SS`, `MM:SS`, plain or decimal seconds, and what people write for it: `62 min`,
 * `1h 2m 3s`, `1 Std. 2 Min.`, `1h02`, `62'03"`, `PT1H2M`, `3,723`, `00:62:03`, `12:34 min`. Null for anything else, and for 0, which feeds write when they do not know.
 */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim();
  const seconds = parseSeconds(trimmed) ?? parseIsoDuration(trimmed.toUpperCase()) ?? parseUnits(trimmed);
  const known = seconds !== null && seconds > 0 && seconds <= LONGEST_DURATION;
  return known ? roundToMillisecond(seconds) : null;
}

function parseSeconds(text: string): number | null {
  if (GROUPED.test(text)) return Number(text.replaceAll(",", ""));
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  const [counted, hours = "0", minutes = "0", seconds = "0"] =
    COUNTED.exec(text.replace(SPARE_UNIT, "")) ?? [];
  if (counted === undefined) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
}

function parseUnits(text: string): number | null {
  const found = HOURS_AND_MINUTES.exec(text) ?? NAMED_UNITS.exec(text);
  if (found === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part = "0") => Number(part.replace(",", ".")));
  return hours * 3600 + minutes * 60 + seconds;
}
