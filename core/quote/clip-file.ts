import { escapeMarkdown } from "../text/markdown-text.ts";
import { formatMomentClock, type Range } from "../time/moment.ts";
import { roundToMillisecond } from "../time/time.ts";
import type { Transcript } from "../transcript/transcript.ts";
import { decodeWordTimes, encodeWordTimes } from "../transcript/word-times.ts";
import { writeText, writeTranscript } from "../transcript/write/format.ts";
import { inLanguage, type TranscriptSource } from "../transcript/write/source.ts";
import { quoteHref } from "./quote.ts";

/** The formats in which a clip can be taken along, by the endings of their files. */
export const CLIP_FILES = ["vtt", "srt", "txt", "md"] as const;
export type ClipFile = (typeof CLIP_FILES)[number];

/** A clip that `clipTranscript` gave: captions count their times from its beginning, text tells those of the episode. */
export function writeClip(
  clip: Transcript,
  range: Range,
  format: ClipFile,
  source: TranscriptSource,
): string {
  if (format === "md") return writeQuote(clip, range, source);
  if (format === "txt")
    return `${writeText(clip)}\n${source.title}, ${source.showTitle}\n${hrefOf(clip, range, source)}\n`;
  return writeTranscript(fromZero(clip, range.start), format, source);
}

function fromZero(clip: Transcript, start: number): Transcript {
  const shift = (time: number) => roundToMillisecond(Math.max(0, time - start));
  const passages = clip.passages.map((passage) => ({
    ...passage,
    start: passage.start === null ? null : shift(passage.start),
    end: passage.end === null ? null : shift(passage.end),
    wordTimes: encodeWordTimes(decodeWordTimes(passage.wordTimes).map(shift)),
  }));
  return { ...clip, passages };
}

/** A Markdown quote: a paragraph for each speaker in turn, then where it is from, as a link. */
function writeQuote(clip: Transcript, range: Range, source: TranscriptSource): string {
  const said = clip.passages.map(({ speaker, text }, index) => {
    const named = speaker !== null && speaker !== clip.passages[index - 1]?.speaker;
    return `${named ? `**${escapeMarkdown(speaker)}:** ` : ""}${escapeMarkdown(text)}`;
  });
  const place = `${source.title}, ${source.showTitle}, ${formatMomentClock(range)}`;
  const from = `— [${escapeMarkdown(place)}](${hrefOf(clip, range, source)})`;
  return `${[...said, from].map((paragraph) => `> ${paragraph}`).join("\n>\n")}\n`;
}

function hrefOf({ passages, language }: Transcript, moment: Range, source: TranscriptSource): string {
  const text = passages.map((passage) => passage.text).join(" ");
  return inLanguage(quoteHref(source.url, { text, speaker: null, moment, language }), source, language);
}
