/** Everything that turns seconds into text and back. Time is seconds as a number everywhere else. */

export function roundToMillisecond(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

export interface ClockParts {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Whole hours, minutes and seconds of a time in seconds; fractions are dropped, negatives count as 0. */
export function clockParts(time: number): ClockParts {
  const whole = Number.isFinite(time) ? Math.max(0, Math.floor(time)) : 0;
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}

/** `0:00`, `28:18`, `1:02:03`: as players show it. Fractions of a second are dropped. */
export function formatClock(time: number): string {
  const { hours, minutes, seconds } = clockParts(time);
  const ss = String(seconds).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${ss}` : `${minutes}:${ss}`;
}

/** The length of an episode as lists show it: like `formatClock`, but rounded to the nearest second. */
export function formatLength(seconds: number): string {
  return formatClock(Math.round(seconds));
}

/** `PT28M18S`: an ISO 8601 duration, as `<time datetime>` and schema.org want it. */
export function formatIsoDuration(time: number): string {
  const { hours, minutes, seconds } = clockParts(Math.round(time));
  return `PT${hours > 0 ? `${hours}H` : ""}${hours > 0 || minutes > 0 ? `${minutes}M` : ""}${seconds}S`;
}

/** `PT1M8.25S`: the same to the millisecond, for a time that is read back. */
export function formatExactDuration(time: number): string {
  return `PT${Math.floor(time / 60)}M${roundToMillisecond(time % 60)}S`;
}

const ISO_DURATION = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/;

/** `PT28M18S` in seconds, or null. Days and longer are not read. */
export function parseIsoDuration(text: string): number | null {
  const [, hours = "0", minutes = "0", seconds = "0"] = ISO_DURATION.exec(text) ?? [];
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return ISO_DURATION.test(text) ? roundToMillisecond(time) : null;
}

/** `00:28:18.250`: the full form that WebVTT and SRT write, with `separator` before the milliseconds. */
export function formatTimestamp(time: number, separator: "." | ","): string {
  const milliseconds = Math.max(0, Math.round(time * 1000));
  const { hours, minutes, seconds } = clockParts(Math.floor(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${separator}${String(milliseconds % 1000).padStart(3, "0")}`;
}

/** What a time that does not tell its rate counts frames in, as TTML does (TTML2, section 7.2.5). */
const FRAMES_A_SECOND = 30;

/** Less than a second, for a number of frames as editing programs write it behind a time (SMPTE ST 12-1). */
export function frameSeconds(frames: string): number {
  return Math.min(Number(frames) / FRAMES_A_SECOND, 0.999);
}

const CLOCK = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9})|[:;](\d{2}))?$/;
const SECONDS = /^(\d{1,9})(?:\.(\d{1,9}))?s?$/;
const UNITS = /^(?:PT)?(?=\d)(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,9}(?:\.\d{1,9})?)s?)?$/i;

/** `12:34`, `1:02:03`, `1:02:03.5`, `01:02:03:15` with frames in seconds, or null. Seconds above 59 are refused, and minutes where hours stand. */
export function parseClock(text: string): number | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes = "0", seconds = "0", fraction = "0", frames = "0"] = match;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null;
  const decimals = Number(`0.${fraction}`) + frameSeconds(frames);
  return roundToMillisecond(Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + decimals);
}

/** Any way in which people write a time: `754`, `754.5`, `12m34s`, `1h2m3s`, `PT12M34S`, `12:34`, `1:02:03`; else null. */
export function parseTime(text: string): number | null {
  const trimmed = text.trim();
  if (SECONDS.test(trimmed)) return roundToMillisecond(Number.parseFloat(trimmed));
  const units = UNITS.exec(trimmed);
  if (units) {
    const [, hours = "0", minutes = "0", seconds = "0"] = units;
    return roundToMillisecond(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  return parseClock(trimmed);
}
