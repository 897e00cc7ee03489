import { parseClock } from "../../../time/time.ts";
import { isStrictName } from "./line-clock.ts";
import { plainLine, type WrittenLine } from "./written-line.ts";

/** A time in square brackets, apart from what stands around it. */
const BRACKETED = /(?<=^|\s)\[((?:\d{1,4}:)?\d{1,4}:\d{2}(?:[.,]\d{1,9})?)\](?=\s|$)/gu;
/** What stands before the first time of a line and is no longer than this may say whose it is. */
const LONGEST_LABEL = 60;
/** One or two may be spoken of. */
const LEAST = 3;

/**
 * The lines, of which those are parted that have times within them: `… about bread. [00:30] It is old`, as those write who note
 * every half minute when it is. Such times go on; otherwise all lines stay as they are.
 */
export function partedAtClocks(lines: readonly WrittenLine[]): readonly WrittenLine[] {
  const clocks = lines.map(clocksOf);
  const times = clocks.flat().map(({ start }) => start);
  const goOn = times.every((start, index) => index === 0 || start >= (times[index - 1] ?? 0));
  const marked = lines.filter(({ start }) => start !== null);
  if (times.length + marked.length < LEAST || !goOn) return lines;
  return lines.flatMap((line, index) => {
    const within = (clocks[index] ?? []).filter(({ at, end }) => isWithin(line.text, at, end));
    const starts = [0, ...within.map(({ at }) => at)];
    return starts.map((from, part) => {
      const text = line.text.slice(from, starts[part + 1]).trim();
      return part === 0 ? { ...line, text } : plainLine(line.line, text);
    });
  });
}

interface BracketedClock {
  /** Where it begins and ends in its line. */
  readonly at: number;
  readonly end: number;
  /** Seconds. */
  readonly start: number;
}

function clocksOf({ text, level }: WrittenLine): readonly BracketedClock[] {
  if (level !== null || !text.includes("[")) return [];
  return [...text.matchAll(BRACKETED)].flatMap(({ index: at, 0: whole, 1: clock = "" }) => {
    const start = parseClock(clock);
    return start === null ? [] : [{ at, end: at + whole.length, start }];
  });
}

/** Whether words are said before it, and not the name of who speaks. */
function isWithin(text: string, at: number, end: number): boolean {
  const before = text.slice(0, at).replace(/[\s,:|–—-]+$/u, "");
  const label = end === text.length && before.length <= LONGEST_LABEL;
  return before !== "" && !label && !isStrictName(before);
}
