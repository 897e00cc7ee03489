import { type Problem, problemAt, type Spot } from "../../../file/problem.ts";
import { frameSeconds, roundToMillisecond } from "../../../time/time.ts";

/** The times of a cue as its file gives them, in seconds. */
export interface CueTimes {
  readonly start: number;
  readonly end: number;
}

// The grammar wants white space around the arrow; the WebVTT parser (section 6.3) does without, and so do we.
const TIMING = /^\s*([\d:;.,]+)\s*-->\s*([\d:;.,]+)/;

/** Whether a line is, or was meant to be, the times of a cue: WebVTT allows an arrow nowhere else. */
export function isTimingLine(line: string): boolean {
  return line.includes("-->");
}

/**
 * `00:01:02.500 --> 00:01:04.000`, as `parseCueClock` reads times; what follows (cue settings, coordinates) says how
 * to show the cue and is left unread. Null when either time cannot be read.
 */
export function parseTimingLine(line: string): CueTimes | null {
  const [, from, to] = TIMING.exec(line) ?? [];
  const start = parseCueClock(from ?? "");
  const end = parseCueClock(to ?? "");
  return start === null || end === null ? null : { start, end };
}

const CLOCK = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,4})(?:[.,](\d{1,9})|:(\d{3})|[:;](\d{1,2}))?$/;

/**
 * A time in a caption file, in seconds: hours are optional, a comma is as good as a point, and 60 and more seconds or
 * minutes, which programs write that round up, count on (`00:00:60.000`). A third colon parts three digits of milliseconds
 * off, or the frames that editing programs count, as a semicolon does (`00:00:05:12`, `00:00:05;12`). Null for anything else.
 */
export function parseCueClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, hours = "0", minutes = "0", seconds = "0", fraction, milliseconds = "0", frames = "0"] = match;
  const decimals = Number(`0.${fraction ?? milliseconds}`) + frameSeconds(frames);
  return roundToMillisecond(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + decimals);
}

/** A time moved by `shift`, not before 0. Seconds. */
export function shiftTime(time: number, shift: number): number {
  return shift === 0 ? time : Math.max(0, roundToMillisecond(time + shift));
}

export interface CheckedEnd {
  /** Null when it does not exceed the start. */
  readonly end: number | null;
  readonly problems: readonly Problem[];
}

/**
 * Checks a cue's times against each other and against the cue before, which began at `previousStart`. The cue is
 * kept in any case; `source` is what the problems show.
 */
export function checkCueTimes(
  start: number,
  end: number | null,
  previousStart: number,
  spot: Spot,
  source: string,
): CheckedEnd {
  const backwards = end !== null && end <= start;
  const problems: Problem[] = [];
  if (backwards) problems.push(problemAt(spot, "cue-ends-before-start", source));
  if (start < previousStart) problems.push(problemAt(spot, "cue-out-of-order", source));
  return { end: backwards ? null : end, problems };
}
