import { type Problem, problemAt } from "../../../file/problem.ts";
import { splitLines } from "../../../text/white-space.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { captionText } from "./caption-text.ts";
import { checkCueTimes, parseCueClock } from "./cue-times.ts";
import { unroll } from "./roll-up.ts";

const TIMES =
  /^[ \t]*(\d{1,4}:\d{1,2}:\d{1,2}\.\d{1,3})[ \t]*,[ \t]*(\d{1,4}:\d{1,2}:\d{1,2}\.\d{1,3})[ \t]*$/;
const TIMES_LINE = new RegExp(TIMES.source, "m");
/** SubViewer, from which YouTube's format comes, has them before its first caption. */
const HEADER = /^\[.*\]/;

/** Whether the beginning of a file has a line of times as SBV writes it. */
export function isSbv(head: string): boolean {
  return TIMES_LINE.test(head);
}

/** Reads YouTube's SBV, and SubViewer 2: `0:00:01.000,0:00:02.500` above the lines of a caption, of which empty ones are part. */
export function parseSbv(source: string): CueFile {
  const lines = splitLines(source);
  const timings = lines.flatMap((line, index) => (TIMES.test(line) ? [index] : []));
  const stray = lines.findIndex((line) => line.trim() !== "" && !HEADER.test(line));
  const cues: Cue[] = [];
  const problems: Problem[] = [];
  if (stray < 0) problems.push(problemAt({ line: 1 }, "empty-file"));
  else if (stray < (timings[0] ?? lines.length))
    problems.push(problemAt({ line: stray + 1 }, "text-outside-cue", lines[stray]));
  let previousStart = 0;
  for (const [order, timing] of timings.entries()) {
    const head = lines[timing] ?? "";
    const spot = { line: timing + 1 };
    const [, from = "", to = ""] = TIMES.exec(head) ?? [];
    const [start, end] = [parseCueClock(from), parseCueClock(to)];
    if (start === null) {
      problems.push(problemAt(spot, "timing-unreadable", head));
      continue;
    }
    const checked = checkCueTimes(start, end, previousStart, spot, head);
    problems.push(...checked.problems);
    previousStart = start;
    const text = captionText(lines.slice(timing + 1, timings[order + 1]));
    if (text !== "") cues.push({ start, end: checked.end, speaker: null, text, stamps: [] });
  }
  return { cues: unroll(cues), problems };
}
