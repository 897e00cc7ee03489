import { type Problem, problemAt } from "../../../file/problem.ts";
import { foldSpaces, splitLines } from "../../../text/white-space.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { type CueTimes, checkCueTimes, parseTimingLine } from "../caption/cue-times.ts";

/** `[00:00.000 --> 00:04.000]  text`, as whisper prints it. */
const PRINTED = /^\s*\[([\d:.,]+\s*-->\s*[\d:.,]+)\]:?(.*)$/;
/** `1.000000⇥2.000000⇥text`, as Audacity exports labels. */
const LABEL = /^(\d{1,9}(?:[.,]\d{1,9})?)\t(\d{1,9}(?:[.,]\d{1,9})?)(?:\t(.*))?$/;
/** The second line of an Audacity label on a range of frequencies. */
const FREQUENCIES = /^\\\t/;
/** In other files such a line may be spoken of. */
const LEAST_SHARE = 0.5;

interface TimedLine extends CueTimes {
  readonly text: string;
}

/**
 * The cues of a text that has one on each line, with its beginning and its end: what whisper prints, and Audacity's labels.
 * Lines under a cue go on with it. Null for other texts.
 */
export function parseLineCues(source: string): CueFile | null {
  const lines = splitLines(source);
  const timed = lines.map(readTimedLine);
  const [found, all] = [timed.filter((line) => line !== null), lines.filter((line) => line.trim() !== "")];
  if (found.length === 0 || found.length < all.length * LEAST_SHARE) return null;
  const drafts: { readonly line: number; readonly timed: TimedLine; readonly texts: string[] }[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of lines.entries()) {
    const cue = timed[index] ?? null;
    if (cue !== null) drafts.push({ line: index + 1, timed: cue, texts: [cue.text] });
    else if (line.trim() === "" || FREQUENCIES.test(line)) continue;
    else if ((lines[index - 1] ?? "").trim() === "" || drafts.length === 0)
      problems.push(problemAt({ line: index + 1 }, "text-outside-cue", line));
    else drafts.at(-1)?.texts.push(line);
  }
  return toCueFile(drafts, problems);
}

function toCueFile(
  drafts: readonly { readonly line: number; readonly timed: TimedLine; readonly texts: readonly string[] }[],
  found: readonly Problem[],
): CueFile {
  const cues: Cue[] = [];
  const problems = [...found];
  let previousStart = 0;
  for (const { line, timed, texts } of drafts) {
    const { start } = timed;
    // A label on a point has no length, which is nothing to report.
    const end = timed.end === start ? null : timed.end;
    const text = foldSpaces(texts.join(" "));
    const checked = checkCueTimes(start, end, previousStart, { line }, text);
    for (const problem of checked.problems) problems.push(problem);
    if (text !== "") cues.push({ start, end: checked.end, speaker: null, text, stamps: [] });
    previousStart = start;
  }
  return { cues, problems };
}

function readTimedLine(line: string): TimedLine | null {
  const [, range, said = ""] = PRINTED.exec(line) ?? [];
  const times = range === undefined ? null : parseTimingLine(range);
  if (times !== null) return { ...times, text: said };
  const [, from, to, label = ""] = LABEL.exec(line) ?? [];
  if (from === undefined || to === undefined) return null;
  return { start: secondsOf(from), end: secondsOf(to), text: label };
}

function secondsOf(text: string): number {
  return roundToMillisecond(Number(text.replace(",", ".")));
}
