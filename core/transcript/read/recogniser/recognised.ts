import { type Problem, problemAt } from "../../../file/problem.ts";
import { foldSpaces } from "../../../text/white-space.ts";
import { spacedBefore } from "../../../text/word.ts";
import { roundToMillisecond } from "../../../time/time.ts";
import type { Cue, CueFile, Stamp } from "../../cue.ts";
import { checkCueTimes } from "../caption/cue-times.ts";

/** A word as a speech recogniser heard it. Times are seconds; null where it gives none, as for some numbers. */
export interface RecognisedWord {
  /** As written: white space at its beginning may be all that parts it from the word before. */
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly speaker: string | null;
}

/** What was heard at one go. */
export interface RecognisedSegment {
  /** Where it stands in the file, for problems. */
  readonly path: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly speaker: string | null;
  readonly text: string;
  /** In order; empty where only the segment is timed. */
  readonly words: readonly RecognisedWord[];
}

/** A cue holds so many words at most: the times of its words are looked for one by one. */
const MOST_WORDS = 40;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;

/** The cues of what was recognised: one for a segment, more where its speaker changes or it is long. */
export function recognisedCues(segments: readonly RecognisedSegment[]): CueFile {
  const cues: Cue[] = [];
  const problems: Problem[] = [];
  let previousStart = 0;
  for (const segment of segments) {
    for (const part of parts(segment)) {
      const cue = toCue(part);
      if (cue === null) continue;
      const place = { path: segment.path };
      if (cue.start === null) {
        problems.push(problemAt(place, "segment-without-start", cue.text));
        continue;
      }
      const { start } = cue;
      const checked = checkCueTimes(start, cue.end, previousStart, place, cue.text);
      problems.push(...checked.problems);
      cues.push({ ...cue, start, end: checked.end });
      previousStart = start;
    }
  }
  return { cues, problems };
}

/** A segment without words is one part; else a part ends where the speaker changes, or at a sentence past many words. */
function parts(segment: RecognisedSegment): readonly RecognisedSegment[] {
  const runs: RecognisedWord[][] = [];
  for (const word of segment.words) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const full =
      run !== undefined &&
      last !== undefined &&
      (run.length >= MOST_WORDS || (run.length >= MOST_WORDS / 2 && SENTENCE_END.test(last.text.trim())));
    if (!run || full || last?.speaker !== word.speaker) runs.push([word]);
    else run.push(word);
  }
  const [only] = runs;
  if (!only) return [segment];
  return runs.map((words, index) => ({
    path: segment.path,
    start: index === 0 ? (segment.start ?? firstStart(words)) : firstStart(words),
    end: index === runs.length - 1 ? (segment.end ?? words.at(-1)?.end ?? null) : (words.at(-1)?.end ?? null),
    speaker: words[0]?.speaker ?? segment.speaker,
    text: "",
    words,
  }));
}

function firstStart(words: readonly RecognisedWord[]): number | null {
  return words.find(({ start }) => start !== null)?.start ?? null;
}

interface DraftCue extends Omit<Cue, "start"> {
  readonly start: number | null;
}

/** Null where nothing is said. */
function toCue({ start, end, speaker, text, words }: RecognisedSegment): DraftCue | null {
  const said = words.length === 0 ? { text: foldSpaces(text), stamps: [] } : joinWords(words);
  if (said.text === "") return null;
  const rounded = {
    start: start === null ? null : roundToMillisecond(start),
    end: end === null ? null : roundToMillisecond(end),
  };
  return { ...rounded, speaker: foldSpaces(speaker ?? "") || null, ...said };
}

/** The words as one line, each stamped at its beginning. A recogniser that writes spaces itself is believed in where they are. */
function joinWords(words: readonly RecognisedWord[]): {
  readonly text: string;
  readonly stamps: readonly Stamp[];
} {
  const spaced = words.some(({ text }, index) => index > 0 && /^\s/.test(text));
  const stamps: Stamp[] = [];
  let text = "";
  let latest = 0;
  let gap = false;
  for (const word of words) {
    const own = foldSpaces(word.text);
    if (own === "") continue;
    const parted = spaced ? gap || /^\s/.test(word.text) : spacedBefore(text, own);
    gap = /\s$/.test(word.text);
    if (text !== "" && parted) text += " ";
    if (word.start !== null && word.start >= latest) {
      stamps.push({ offset: text.length, time: roundToMillisecond(word.start) });
      latest = word.start;
    }
    text += own;
  }
  return { text, stamps };
}
