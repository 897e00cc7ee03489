import { type CueTimes, isTimingLine, parseCueClock, parseTimingLine } from "./cue-times.ts";

/** A clock with seconds and hours or a fraction, as translators and word processors leave it: with spaces, or signs of full width. */
const CLOCK =
  "\\d{1,4}(?: ?[:：] ?\\d{1,3}){2}(?: ?[.,，:：] ?\\d{1,3})?|\\d{1,4} ?[:：] ?\\d{1,3} ?[.,，] ?\\d{1,3}";
/** What they make of the arrow. */
const ARROW = "(?:-{1,3}|- ?-|[–—]|=+) ?(?:>|&gt;)|[→⟶]";
const LOOSE = `^[ \\t]*(${CLOCK})[ \\t]*(?:${ARROW})[ \\t]*(${CLOCK})(?=$|[\\s])`;
const TIMING = new RegExp(LOOSE, "u");
const TIMING_IN_TEXT = new RegExp(LOOSE, "mu");
const TO_END = new RegExp(`^.*?(?:${ARROW})[ \\t]*(?:${CLOCK})?[\\d:;.,]*`, "u");
/** `X1:117`, `align:start`. */
const SETTING = /^[A-Za-z][\w-]*:\S+$/;

/** Whether a text has a line of times as SubRip files have it. */
export function hasSrtTiming(text: string): boolean {
  return TIMING_IN_TEXT.test(text);
}

/** Whether a line of a SubRip file is, or was meant to be, the times of a cue. */
export function isSrtTiming(line: string): boolean {
  return isTimingLine(line) || TIMING.test(line);
}

/** The times of such a line; null when either cannot be read. */
export function parseSrtTiming(line: string): CueTimes | null {
  const [, from, to] = TIMING.exec(line) ?? [];
  if (from === undefined || to === undefined) return parseTimingLine(line);
  const start = parseCueClock(plainClock(from));
  const end = parseCueClock(plainClock(to));
  return start === null || end === null ? null : { start, end };
}

/** What is said beside the times of such a line; "" where only settings stand there, which say where a cue is shown. */
export function saidBesideTimes(line: string): string {
  const [whole = line] = TO_END.exec(line) ?? [];
  const rest = line.slice(whole.length).trim();
  return rest.split(/\s+/).every((word) => SETTING.test(word)) ? "" : rest;
}

function plainClock(clock: string): string {
  return clock.replaceAll(" ", "").replaceAll("：", ":").replaceAll("，", ",");
}
