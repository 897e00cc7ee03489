import { type Problem, problemAt } from "../../../file/problem.ts";
import { splitLines } from "../../../text/white-space.ts";
import type { Cue, CueFile } from "../../cue.ts";
import { checkCueTimes, isTimingLine, shiftTime } from "./cue-times.ts";
import { unroll } from "./roll-up.ts";
import { readTimestampMap } from "./timestamp-map.ts";
import { collectBlocks, type VttBlock } from "./vtt-block.ts";
import { parseCueText, type Voice } from "./vtt-text.ts";

const HEADER = /^WEBVTT(?:[ \t]|$)/;

/**
 * Reads a WebVTT file (W3C) as its parser would, and reports what that would drop in silence. A cue that does
 * not end after it starts is kept with `end` null; one whose times cannot be read is not, for nothing says when
 * its text is spoken. A cue with several voices becomes a cue for each: the first starts with the cue, each
 * later one at the stamp before its first word, or, where there is none, with the voice before it. Captions that
 * repeat themselves give each word once. Cues without text are left out.
 */
export function parseVtt(text: string): CueFile {
  const lines = splitLines(text);
  const [first = ""] = lines;
  const blocks = collectBlocks(lines);
  if (blocks.length === 0 && first.trim() === "") {
    return { cues: [], problems: [problemAt({ line: 1 }, "empty-file")] };
  }
  const reader = new VttReader();
  if (!HEADER.test(first)) reader.problems.push(problemAt({ line: 1 }, "vtt-header-missing", first));
  for (const block of blocks) reader.readBlock(block);
  return { cues: unroll(reader.cues, reader.highlights), problems: reader.problems };
}

class VttReader {
  readonly cues: Cue[] = [];
  readonly highlights = new Map<Cue, number>();
  readonly problems: Problem[] = [];
  private readonly unknownTags = new Set<string>();
  private previousStart = 0;
  /** Seconds by which the times of the cues that follow are too early. */
  private shift = 0;

  readBlock(block: VttBlock): void {
    const spot = { line: block.line };
    if (block.times === null) {
      this.readTextOutside(block);
      return;
    }
    const start = shiftTime(block.times.start, this.shift);
    const shiftedEnd = shiftTime(block.times.end, this.shift);
    const { end, problems } = checkCueTimes(start, shiftedEnd, this.previousStart, spot, block.head);
    for (const problem of problems) this.problems.push(problem);
    this.previousStart = start;
    const text = parseCueText(block.lines.join("\n"), { start, end, shift: this.shift }, spot);
    for (const problem of text.problems) if (this.isNews(problem)) this.problems.push(problem);
    const cues = voiceCues(text.voices, start, end);
    // One by one: a hostile cue may have more voices than a call may have arguments.
    for (const cue of cues) this.cues.push(cue);
    if (text.highlight !== null && cues.length === 1 && cues[0]) this.highlights.set(cues[0], text.highlight);
  }

  /** Files that were put together from pieces have the header of each. */
  private readTextOutside({ line, head, lines }: VttBlock): void {
    if (HEADER.test(head)) {
      const { shift, problems } = readTimestampMap(lines, line + 1);
      this.shift = shift;
      this.problems.push(...problems);
      return;
    }
    const code = isTimingLine(head) ? "timing-unreadable" : "text-outside-cue";
    this.problems.push(problemAt({ line }, code, head));
  }

  /** Whether to tell of a problem: of an unknown tag, once a file is enough. */
  private isNews({ code, value }: Problem): boolean {
    if (code !== "tag-unknown") return true;
    const known = this.unknownTags.has(value);
    this.unknownTags.add(value);
    return !known;
  }
}

function voiceCues(voices: readonly Voice[], start: number, end: number | null): readonly Cue[] {
  if (voices.length <= 1)
    return voices.map(({ speaker, text, stamps }) => ({ start, end, speaker, text, stamps }));
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
