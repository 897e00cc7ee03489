import { wordSpans } from "../text/word.ts";
import type { Range } from "../time/moment.ts";
import { ROUNDED } from "./spoken-index.ts";
import type { StoredPassage, Transcript } from "./transcript.ts";
import { decodeWordTimes, encodeWordTimes } from "./word-times.ts";

/** What is said in a range, with the times of the episode; without passages where nothing is, or nothing is timed. */
export function clipTranscript(transcript: Transcript, range: Range): Transcript {
  return { ...transcript, passages: transcript.passages.flatMap((passage) => cutPassage(passage, range)) };
}

function cutPassage(passage: StoredPassage, { start, end }: Range): readonly StoredPassage[] {
  const times = decodeWordTimes(passage.wordTimes);
  const from = times.findIndex((time) => time >= start - ROUNDED);
  const to = times.findLastIndex((time) => time < end - ROUNDED);
  const spans = wordSpans(passage.text);
  const [first, last, begin] = [spans[from], spans[to], times[from]];
  if (!first || !last || begin === undefined || to < from) return [];
  return [
    {
      speaker: passage.speaker,
      start: begin,
      end: Math.min(passage.end ?? end, end),
      text: passage.text.slice(first.start, last.end),
      wordTimes: encodeWordTimes(times.slice(from, to + 1)),
    },
  ];
}
