import { spacedBefore, wordSpans } from "../../text/word.ts";
import type { StoredPassage } from "../transcript.ts";
import { decodeWordTimes } from "../word-times.ts";

/** A word of a caption, as written, and when it begins. Seconds. */
export interface CaptionWord {
  readonly text: string;
  readonly start: number;
}

/** A line or two of a timed transcript file. */
export interface Caption {
  readonly start: number;
  /** Greater than `start`. */
  readonly end: number;
  readonly speaker: string | null;
  /** Whether the speaker is another than in the caption before. */
  readonly speakerChanged: boolean;
  /** Each of at least one word. */
  readonly lines: readonly (readonly CaptionWord[])[];
}

/** How much a caption holds. */
export interface CaptionShape {
  readonly lines: number;
  /** Of a line. */
  readonly characters: number;
  /** Characters that stand before the first word of a speaker who begins. */
  readonly before: (speaker: string) => number;
}

/** What the last word of a passage lasts at least. Seconds. */
const LEAST_DURATION = 0.001;

/** Cuts timed passages into captions, at ends of words; untimed passages have none. */
export function toCaptions(passages: readonly StoredPassage[], shape: CaptionShape): readonly Caption[] {
  let known: string | null = null;
  return passages.flatMap((passage) => {
    const times = decodeWordTimes(passage.wordTimes);
    const words = wordSpans(passage.text).flatMap((span, index) => {
      const start = times[index];
      return start === undefined ? [] : [{ text: passage.text.slice(span.start, span.end), start }];
    });
    const { speaker } = passage;
    const changed = words.length > 0 && speaker !== known;
    if (changed) known = speaker;
    const before = changed && speaker !== null ? shape.before(speaker) : 0;
    return cutWords(words, shape, before).map((lines, index, all) => {
      const start = startOf(lines) ?? 0;
      const end = Math.max(startOf(all[index + 1]) ?? passage.end ?? start, start + LEAST_DURATION);
      return { start, end, speaker, speakerChanged: changed && index === 0, lines };
    });
  });
}

type Lines = readonly (readonly CaptionWord[])[];

function startOf(lines: Lines | undefined): number | null {
  return lines?.[0]?.[0]?.start ?? null;
}

/** The lines of one caption after another. A line ends where there is a space, for it is read as one. */
function cutWords(
  words: readonly CaptionWord[],
  { lines: most, characters }: CaptionShape,
  before: number,
): readonly Lines[] {
  const captions: CaptionWord[][][] = [];
  let length = before;
  let previous: CaptionWord | null = null;
  for (const word of words) {
    const lines = captions.at(-1);
    if (!lines || !previous) captions.push([[word]]);
    else if (length + word.text.length <= characters) lines.at(-1)?.push(word);
    else {
      length = 0;
      if (lines.length < most && spacedBefore(previous.text, word.text)) lines.push([word]);
      else captions.push([[word]]);
    }
    length += word.text.length + 1;
    previous = word;
  }
  return captions;
}
