import { sentenceSpan } from "../text/sentence.ts";
import { wordSpans } from "../text/word.ts";
import type { Moment } from "../time/moment.ts";
import { ROUNDED } from "../transcript/spoken-index.ts";
import { passageAt, type Transcript } from "../transcript/transcript.ts";
import { decodeWordTimes, indexAt } from "../transcript/word-times.ts";

/** A passage by its place from 0, and a character of its text, in UTF-16 units. */
export interface TextPlace {
  readonly passage: number;
  readonly character: number;
}

/**
 * Where the words of a moment begin: the first that begins within a range, else the sentence that is spoken at its start. Null
 * before the first passage, and where there are no times.
 */
export function wordsBegin(
  { passages, language }: Pick<Transcript, "passages" | "language">,
  { start, end }: Moment,
): TextPlace | null {
  const place = passageAt(passages, start);
  const passage = passages[place];
  if (!passage) return null;
  const times = decodeWordTimes(passage.wordTimes);
  const spans = wordSpans(passage.text);
  const first = indexAt(times, start - ROUNDED) + 1;
  if (end !== null && first < times.length && (times[first] ?? end) < end)
    return { passage: place, character: spans[first]?.start ?? 0 };
  const next = passages[place + 1];
  if (end !== null && first === times.length && next && next.start !== null && next.start < end)
    return { passage: place + 1, character: 0 };
  const word = spans[Math.max(0, indexAt(times, start))];
  return { passage: place, character: sentenceSpan(passage.text, word?.start ?? 0, language).start };
}
