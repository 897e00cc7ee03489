import { clamp, formatClock, parseTime, roundToMillisecond } from "./time.ts";

/** A point (`end` null) or a range in an episode, in seconds; `end` is greater than `start`. What a deep link names. */
export interface Moment {
  readonly start: number;
  readonly end: number | null;
}

/** A part of an episode, in seconds; `end` is greater than `start`. */
export interface Range extends Moment {
  readonly end: number;
}

export function isRange(moment: Moment | null): moment is Range {
  return moment !== null && moment.end !== null;
}

/**
 * Reads the value of `?t=` or `#t=`: a time as `parseTime` takes it, a range `754,792` or `12:34-13:12`, or the
 * W3C Media Fragments forms `npt:10`, `10,20`, `,20`. Null for whatever cannot be read. An end that does not
 * exceed the start is left out.
 */
export function parseMoment(text: string | null | undefined): Moment | null {
  if (!text || text.length > 64) return null;
  const value = text.trim().replace(/^npt:/i, "");
  const cut = value.search(/[,-]/);
  if (cut < 0) return pointOrNull(parseTime(value));
  const end = parseTime(value.slice(cut + 1));
  const fromStart = value.startsWith(",") && end !== null;
  const start = fromStart ? 0 : parseTime(value.slice(0, cut));
  if (start === null) return null;
  return { start, end: end !== null && end > start ? end : null };
}

function pointOrNull(start: number | null): Moment | null {
  return start === null ? null : { start, end: null };
}

/** The moment that a location's hash names as `#t=…` (W3C Media Fragments), or null. */
export function parseMomentHash(hash: string): Moment | null {
  const match = /^#(?:.*&)?t=([^&]*)/.exec(hash);
  return parseMoment(match?.[1] === undefined ? null : decode(match[1]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The moment within an episode of `duration` seconds: a time past the end becomes the end. */
export function clampMoment(moment: Moment, duration: number | null): Moment {
  if (duration === null) return moment;
  const start = clamp(moment.start, 0, duration);
  const end = moment.end === null ? null : Math.min(moment.end, duration);
  return { start, end: end !== null && end > start ? end : null };
}

/** The shortest exact form: `754`, `754.5` or `754.2,792`. */
export function formatMoment({ start, end }: Moment): string {
  const from = String(roundToMillisecond(start));
  return end === null ? from : `${from},${roundToMillisecond(end)}`;
}

/** `12:34`, or `12:34–13:12` for a range: as people read it. */
export function formatMomentClock({ start, end }: Moment): string {
  return end === null ? formatClock(start) : `${formatClock(start)}–${formatClock(end)}`;
}

/** The address of a moment: `/shows/show/episode?t=754`. */
export function momentHref(episodeHref: string, moment: Moment): string {
  return `${episodeHref}?t=${formatMoment(moment)}`;
}
