import { type WordSpan, wordSpans } from "../text/word.ts";
import { roundToMillisecond } from "../time/time.ts";
import type { Cue, Stamp } from "./cue.ts";

/** A word with the time at which it is spoken, in seconds. `measured` tells a source's own time from an interpolated one. */
export interface SpokenWord {
  readonly text: string;
  readonly speaker: string | null;
  /** Whether somebody begins to speak with it who is not named. */
  readonly changes: boolean;
  readonly start: number;
  /** When its cue, or the next stamp in it, says that it is over. */
  readonly end: number;
  readonly measured: boolean;
}

/** How long a cue is taken to last when neither its own end nor a next cue tells: a slow speaker's pace, seconds a word. */
const SECONDS_A_WORD = 0.4;

/**
 * All words of all cues, by time: cues in order of their starts (file order among equals), starts never
 * decreasing. A speaker holds until the next one is named.
 */
export function spokenWords(cues: readonly Cue[]): readonly SpokenWord[] {
  const ordered = cues.toSorted((a, b) => a.start - b.start);
  const words: SpokenWord[] = [];
  let speaker: string | null = null;
  let latest = 0;
  for (const [index, cue] of ordered.entries()) {
    speaker = cue.speaker ?? (cue.unnamed ? null : speaker);
    for (const word of cueWords(cue, ordered[index + 1]?.start ?? null)) {
      latest = Math.max(latest, word.start);
      words.push({ ...word, speaker, start: latest, end: Math.max(latest, word.end) });
    }
  }
  return words;
}

interface Anchor {
  readonly offset: number;
  readonly time: number;
}

function cueWords(cue: Cue, nextStart: number | null): readonly SpokenWord[] {
  const spans = wordSpans(cue.text);
  const end = cueEnd(cue, nextStart, spans.length);
  const anchors: readonly Anchor[] = [
    { offset: spans[0]?.start ?? 0, time: cue.start },
    ...cue.stamps.filter((stamp) => stamp.offset > (spans[0]?.start ?? 0)),
    { offset: cue.text.length, time: untilNext(cue, end, nextStart) },
  ];
  const stamped = new Set(cue.stamps.map((stamp: Stamp) => stamp.offset));
  return spans.map((span, index) => ({
    text: cue.text.slice(span.start, span.end),
    speaker: cue.speaker,
    changes: index === 0 && cue.unnamed === true,
    start: timeAt(anchors, span.start),
    end: wordEnd(anchors, spans, index, end),
    measured: index === 0 || stamped.has(span.start),
  }));
}

function cueEnd(cue: Cue, nextStart: number | null, words: number): number {
  if (cue.end !== null) return cue.end;
  const lastStamp = cue.stamps.at(-1)?.time ?? cue.start;
  const guess = cue.start + words * SECONDS_A_WORD;
  return Math.max(lastStamp, nextStart === null ? guess : Math.min(guess, Math.max(nextStart, cue.start)));
}

/** Where the next cue begins is known, which no guess about the words before it moves: people speak at once. */
function untilNext(cue: Cue, end: number, nextStart: number | null): number {
  const latest = Math.max(cue.start, cue.stamps.at(-1)?.time ?? cue.start);
  return nextStart !== null && nextStart > latest ? Math.min(end, nextStart) : end;
}

function wordEnd(
  anchors: readonly Anchor[],
  spans: readonly WordSpan[],
  index: number,
  cueEndTime: number,
): number {
  const next = spans[index + 1];
  return next ? timeAt(anchors, next.start) : cueEndTime;
}

/** The time at a character offset, by straight line between the anchors around it. */
function timeAt(anchors: readonly Anchor[], offset: number): number {
  const after = anchors.findIndex((anchor) => anchor.offset > offset);
  const left = anchors.at(after < 0 ? -1 : Math.max(0, after - 1));
  const right = after < 0 ? left : anchors[after];
  if (!left || !right) return 0;
  const span = right.offset - left.offset;
  const share = span > 0 ? (offset - left.offset) / span : 0;
  return roundToMillisecond(left.time + (right.time - left.time) * share);
}
