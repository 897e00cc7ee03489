import { sentenceAround } from "../text/sentence.ts";
import { wordSpans } from "../text/word.ts";
import type { Moment } from "../time/moment.ts";
import { clipTranscript } from "../transcript/clip.ts";
import { passageAt, type Transcript } from "../transcript/transcript.ts";
import { decodeWordTimes, indexAt } from "../transcript/word-times.ts";
import type { Quote } from "./quote.ts";

/**
 * What is said at a moment: the words that begin within a range, or the sentence that is spoken at a point. Null where
 * nothing is, or the transcript has no times.
 */
export function quoteAt(transcript: Transcript, moment: Moment): Quote | null {
  const { start, end } = moment;
  const parts =
    end === null ? sentenceAt(transcript, start) : clipTranscript(transcript, { start, end }).passages;
  const text = parts.map((part) => part.text).join(" ");
  if (text === "") return null;
  const speakers = new Set(parts.map(({ speaker }) => speaker));
  const [speaker = null] = speakers;
  return { text, speaker: speakers.size === 1 ? speaker : null, moment, language: transcript.language };
}

interface Part {
  readonly text: string;
  readonly speaker: string | null;
}

function sentenceAt({ passages, language }: Transcript, time: number): readonly Part[] {
  const passage = passages[passageAt(passages, time)];
  if (!passage || (passage.end !== null && passage.end < time)) return [];
  const word = wordSpans(passage.text)[indexAt(decodeWordTimes(passage.wordTimes), time)];
  return word ? [{ text: sentenceAround(passage.text, word.start, language), speaker: passage.speaker }] : [];
}
