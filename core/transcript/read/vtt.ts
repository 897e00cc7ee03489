import { type Problem, problemAt } from "../../file/problem.ts";
import { splitLines } from "../../text/white-space.ts";
import type { Cue, CueFile } from "../cue.ts";
import { type CueTimes, checkCueTimes, isTimingLine } from "./cue-times.ts";
import { unroll } from "./roll-up.ts";
import { collectBlocks, type VttBlock } from "./vtt-block.ts";
import { parseCueText, type Voice } from "./vtt-text.ts";

const HEADER = /^WEBVTT(?:[ \t]|$)/;

/**
 * Reads a WebVTT file (W3C) as its parser would, and reports what that would drop in silence. A cue that does
 * not end after it starts is kept with `end` null; one whose times cannot be read is not, for nothing says when
 * its text is spoken. A cue with several voices becomes a cue for each: the first starts with the cue, each
 * later one at the stamp before its first word, or, where there is none, with the voice before it. Roll-up
 * captions give each line once. Cues without text are left out.
 */
export function parseVtt(text: string): CueFile {
  const lines = splitLines(text);
  if (lines.every((line) => line.trim() === "")) {
    return { cues: [], problems: [problemAt({ line: 1 }, "empty-file")] };
  }
  const headed = HEADER.test(lines[0] ?? "");
  const problems = headed ? [] : [problemAt({ line: 1 }, "vtt-header-missing", lines[0])];
  const blocks = unroll(collectBlocks(lines, headed ? headerEnd(lines) : 0));
  return readBlocks(blocks, problems);
}

/** Index of the first line after the header, which an empty line or a cue ends. */
function headerEnd(lines: readonly string[]): number {
  const end = lines.findIndex((line, index) => index > 0 && (line === "" || isTimingLine(line)));
  return end < 0 ? lines.length : end;
}

function readBlocks(blocks: readonly VttBlock[], found: readonly Problem[]): CueFile {
  const cues: Cue[] = [];
  const problems = [...found];
  const unknownTags = new Set<string>();
  let previousStart = 0;
  for (const block of blocks) {
    const spot = { line: block.line };
    if (block.times === null) {
      const code = isTimingLine(block.head) ? "timing-unreadable" : "text-outside-cue";
      problems.push(problemAt(spot, code, block.head));
      continue;
    }
    const { start } = block.times;
    const checked = checkCueTimes(start, block.times.end, previousStart, spot, block.head);
    const { voices, problems: textProblems } = parseCueText(block.lines.join("\n"), block.times, spot);
    // One by one: a hostile cue may have more voices than a call may have arguments.
    for (const cue of voiceCues(voices, block.times, checked.end)) cues.push(cue);
    problems.push(...checked.problems);
    for (const problem of textProblems) if (isNews(problem, unknownTags)) problems.push(problem);
    previousStart = start;
  }
  return { cues, problems };
}

/** Whether to tell of a problem: of an unknown tag, once a file is enough. */
function isNews({ code, value }: Problem, unknownTags: Set<string>): boolean {
  if (code !== "tag-unknown") return true;
  const known = unknownTags.has(value);
  unknownTags.add(value);
  return !known;
}

function voiceCues(voices: readonly Voice[], { start }: CueTimes, end: number | null): readonly Cue[] {
  let latest = start;
  const timed = voices.map((voice, index) => {
    const stamp = voice.stamps[0];
    if (index > 0 && stamp?.offset === 0) latest = stamp.time;
    return { ...voice, start: latest };
  });
  let until = end;
  const cues = timed.toReversed().map((voice, index, reversed) => {
    const next = reversed[index - 1];
    if (next && next.start > voice.start) until = next.start;
    return { ...voice, end: until !== null && until > voice.start ? until : null };
  });
  return cues.toReversed();
}
