import type { Stamp } from "../../cue.ts";
import type { TtmlPiece } from "./ttml-text.ts";

/** What one speaker says in a paragraph of TTML. Times are seconds. */
export interface TtmlSpeech {
  readonly agent: string | null;
  readonly start: number;
  /** When its last span ends; null where none says so. */
  readonly end: number | null;
  /** Plain, on one line, not empty. */
  readonly text: string;
  readonly stamps: readonly Stamp[];
}

/**
 * The pieces of a paragraph that begins at `start`, or where that is null with its first span, by speakers. `time`
 * reads a time expression of its spans.
 */
export function readSpeeches(
  pieces: readonly TtmlPiece[],
  time: (expression: string | null) => number | null,
  start: number | null,
): readonly TtmlSpeech[] {
  const speeches: TtmlSpeech[] = [];
  let latest = start ?? 0;
  for (const run of speakerRuns(pieces)) {
    const speech = readSpeech(run, time, latest);
    if (speech.text === "") continue;
    speeches.push(speech);
    latest = speech.start;
  }
  return speeches;
}

/** `earliest`: when it begins, if its first word says nothing else. */
function readSpeech(
  pieces: readonly TtmlPiece[],
  time: (expression: string | null) => number | null,
  earliest: number,
): TtmlSpeech {
  const stamps: Stamp[] = [];
  let text = "";
  // Kept apart: to look at the end of a text that grows would copy it each time.
  let spaced = true;
  let end: number | null = null;
  for (const piece of pieces) {
    const begin = time(piece.begin);
    const folded = piece.text.replace(/\s+/g, " ");
    const own: string = spaced ? folded.trimStart() : folded;
    // A span that goes on inside a word has only a syllable to time.
    const opensWord = spaced || own.startsWith(" ");
    const offset = text.length + (own.startsWith(" ") ? 1 : 0);
    if (begin !== null && opensWord && begin >= (stamps.at(-1)?.time ?? earliest))
      stamps.push({ offset, time: begin });
    end = time(piece.end) ?? end;
    text += own;
    if (own !== "") spaced = own.endsWith(" ");
  }
  const start = stamps[0]?.offset === 0 ? stamps[0].time : earliest;
  return { agent: pieces[0]?.agent ?? null, start, end, text: text.trimEnd(), stamps };
}

/** The pieces parted where another agent speaks; white space goes with what is before it. */
function speakerRuns(pieces: readonly TtmlPiece[]): readonly (readonly TtmlPiece[])[] {
  const runs: TtmlPiece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const spoken = run?.some(({ text }) => text.trim() !== "");
    const same = run?.at(-1)?.agent === piece.agent;
    if (run && (same || piece.text.trim() === ""))
      run.push({ ...piece, agent: run[0]?.agent ?? piece.agent });
    else if (run && !spoken) run.splice(0, run.length, piece);
    else runs.push([piece]);
  }
  return runs;
}
