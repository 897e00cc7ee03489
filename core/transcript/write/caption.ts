import { wordSpans } from "../../text/word.ts";
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
  readonly words: readonly CaptionWord[];
}

/** Captions are read at a glance: two lines of some 40 characters. */
const MOST_CHARACTERS = 80;
/** What the last word of a passage lasts at least. Seconds. */
const LEAST_DURATION = 0.001;

/** Cuts timed passages into captions, at ends of words; untimed passages have none. */
export function toCaptions(passages: readonly StoredPassage[]): readonly Caption[] {
  let speaker: string | null = null;
  return passages.flatMap((passage) => {
    const times = decodeWordTimes(passage.wordTimes);
    const words = wordSpans(passage.text).flatMap((span, index) => {
      const start = times[index];
      return start === undefined ? [] : [{ text: passage.text.slice(span.start, span.end), start }];
    });
    return lines(words).map((line, index, all) => {
      const start = line[0]?.start ?? 0;
      const end = Math.max(all[index + 1]?.[0]?.start ?? passage.end ?? start, start + LEAST_DURATION);
      const speakerChanged = passage.speaker !== speaker;
      speaker = passage.speaker;
      return { start, end, speaker: passage.speaker, speakerChanged, words: line };
    });
  });
}

function lines(words: readonly CaptionWord[]): readonly (readonly CaptionWord[])[] {
  const result: CaptionWord[][] = [];
  let length = 0;
  for (const word of words) {
    if (result.length === 0 || length + word.text.length > MOST_CHARACTERS) {
      result.push([]);
      length = 0;
    }
    result.at(-1)?.push(word);
    length += word.text.length + 1;
  }
  return result;
}
