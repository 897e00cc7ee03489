import { type CueTimes, isTimingLine, parseTimingLine } from "./cue-times.ts";

/** A cue of a WebVTT file before its text is read, or text that is in no cue, as the file's header. */
export interface VttBlock {
  /** Line of the times, or of the first line of text outside a cue; counted from 1. */
  readonly line: number;
  /** That line itself. */
  readonly head: string;
  /** Null when the times cannot be read, or when there are none. */
  readonly times: CueTimes | null;
  /** The cue's text, line by line, with its tags; empty lines end a cue, so none is here. */
  readonly lines: readonly string[];
}

// An identifier may begin with these words too: they open a block without cue only where no times follow.
const NO_CUE = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;

/**
 * Cuts the lines of a file into blocks (W3C WebVTT, section 6.2, "collect a WebVTT block"). A line with an arrow
 * always begins a cue, even where the empty line before it is missing; one line above it is its identifier. NOTE,
 * STYLE and REGION blocks hold nothing that is spoken and are left out, as are lines of white space between blocks.
 */
export function collectBlocks(lines: readonly string[]): readonly VttBlock[] {
  const blocks: VttBlock[] = [];
  for (let index = 0; index < lines.length; ) {
    const first = lines[index] ?? "";
    if (first === "" || first.trim() === "") {
      index++;
      continue;
    }
    const timing = isTimingLine(first) ? index : isTimingLine(lines[index + 1] ?? "") ? index + 1 : null;
    const text = timing ?? index;
    const end = textEnd(lines, text + 1);
    if (timing !== null || !NO_CUE.test(first)) {
      const head = lines[text] ?? "";
      const times = timing === null ? null : parseTimingLine(head);
      blocks.push({ line: text + 1, head, times, lines: lines.slice(text + 1, end) });
    }
    index = end;
  }
  return blocks;
}

function textEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && !endsText(lines, end)) end++;
  return end;
}

/** An empty line does, and the times of another cue; a line of white space only where these follow it. */
function endsText(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (line === "" || isTimingLine(line)) return true;
  if (line.trim() !== "") return false;
  return isTimingLine(lines[index + 1] ?? "") || isTimingLine(lines[index + 2] ?? "");
}
