import { type Problem, problemAt } from "../../../file/problem.ts";
import { splitLines } from "../../../text/white-space.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { captionHighlight, captionText, captionVoice } from "./caption-text.ts";
import { checkCueTimes } from "./cue-times.ts";
import { unroll } from "./roll-up.ts";
import { isSrtTiming, parseSrtTiming, saidBesideTimes } from "./srt-timing.ts";

const NUMBER = /^\s*\d+\s*$/;
const CLOCK_BEGIN = /^\s*\d+:\d/;

/**
 * Reads a SubRip file. A cue's text reaches to the number and times of the next, empty lines included; numbers may be
 * missing, and a text may begin beside its times. A cue that does not end after it starts is kept with `end` null; one whose times cannot be read is
 * not. Captions that repeat themselves give each word once. Cues without text are left out.
 */
export function parseSrt(text: string): CueFile {
  const lines = splitLines(text);
  if (lines.every((line) => line.trim() === "")) {
    return { cues: [], problems: [problemAt({ line: 1 }, "empty-file")] };
  }
  const timings = lines.flatMap((line, index) => (isSrtTiming(line) ? [index] : []));
  const problems: Problem[] = [...checkPreamble(lines, timings[0] ?? lines.length)];
  const cues: Cue[] = [];
  const highlights = new Map<Cue, number>();
  let previousStart = 0;
  for (const [order, timing] of timings.entries()) {
    const head = lines[timing] ?? "";
    const spot = { line: timing + 1 };
    const times = parseSrtTiming(head);
    const body = cueBody(lines, timing, timings[order + 1] ?? null);
    if (times === null) problems.push(problemAt(spot, "timing-unreadable", head));
    else {
      const checked = checkCueTimes(times.start, times.end, previousStart, spot, head);
      problems.push(...checked.problems);
      const said = [saidBesideTimes(head), ...body.lines];
      const plain = captionText(said);
      if (plain !== "") {
        const speaker = captionVoice(said);
        const cue = { start: times.start, end: checked.end, speaker, text: plain, stamps: [] };
        const highlight = captionHighlight(said);
        if (highlight !== null) highlights.set(cue, highlight);
        cues.push(cue);
      }
      previousStart = times.start;
    }
    problems.push(...body.problems);
  }
  return { cues: unroll(cues, highlights), problems };
}

/** Before the first cue there should be its number and nothing else. */
function checkPreamble(lines: readonly string[], end: number): readonly Problem[] {
  const stray = lines.slice(0, end).findIndex((line) => line.trim() !== "" && !NUMBER.test(line));
  return stray < 0 ? [] : [problemAt({ line: stray + 1 }, "text-outside-cue", lines[stray])];
}

interface CueBody {
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
}

/** The lines between the times at index `timing` and those at index `next`, or the end of the file. */
function cueBody(lines: readonly string[], timing: number, next: number | null): CueBody {
  const end = next === null ? lines.length : (numberOf(lines, next, timing) ?? next);
  const broken = brokenCue(lines, timing + 1, end);
  if (broken === null) return { lines: lines.slice(timing + 1, end), problems: [] };
  const problems = [problemAt({ line: broken + 2 }, "timing-unreadable", lines[broken + 1])];
  return { lines: lines.slice(timing + 1, broken), problems };
}

/**
 * Index of the line that is the number of the times at `next`: it stands right above them and apart from the text, or
 * counts on from the number of the times at `timing`. Null where they have none.
 */
function numberOf(lines: readonly string[], next: number, timing: number): number | null {
  const index = lineAbove(lines, next);
  const line = lines[index] ?? "";
  if (index <= timing || !NUMBER.test(line)) return null;
  const apart = index === next - 1 && (lines[index - 1] ?? "").trim() === "";
  const own = lines[lineAbove(lines, timing)] ?? "";
  return apart || (NUMBER.test(own) && Number(line) === Number(own) + 1) ? index : null;
}

/** Index of the last line above `index` that is not empty; -1 where there is none. */
function lineAbove(lines: readonly string[], index: number): number {
  let above = index - 1;
  while (above >= 0 && (lines[above] ?? "").trim() === "") above--;
  return above;
}

/** Index of a number that stands apart with something like a time below it, but no arrow; null if there is none. */
function brokenCue(lines: readonly string[], from: number, end: number): number | null {
  for (let index = from; index < end - 1; index++) {
    const apart = (lines[index - 1] ?? "").trim() === "";
    if (apart && NUMBER.test(lines[index] ?? "") && CLOCK_BEGIN.test(lines[index + 1] ?? "")) return index;
  }
  return null;
}
