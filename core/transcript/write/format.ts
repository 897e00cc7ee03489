import { spacedBefore } from "../../text/word.ts";
import { formatClock, formatTimestamp, roundToMillisecond } from "../../time/time.ts";
import type { Transcript } from "../transcript.ts";
import { type Caption, type CaptionShape, type CaptionWord, toCaptions } from "./caption.ts";
import { writeHtml } from "./html.ts";
import { writeMarkdown } from "./markdown.ts";
import type { TranscriptSource } from "./source.ts";

/** The formats in which a transcript can be taken along, by the endings of their files. */
export const TRANSCRIPT_FILES = ["vtt", "srt", "json", "txt", "html", "md"] as const;
export type TranscriptFile = (typeof TRANSCRIPT_FILES)[number];

/** Media types, as the podcast namespace names them where it does. */
export const TRANSCRIPT_TYPES: Readonly<Record<TranscriptFile, string>> = {
  vtt: "text/vtt",
  srt: "application/x-subrip",
  json: "application/json",
  txt: "text/plain",
  html: "text/html",
  md: "text/markdown",
};

const WRITERS: Readonly<
  Record<TranscriptFile, (transcript: Transcript, source: TranscriptSource) => string>
> = {
  vtt: writeVtt,
  srt: writeSrt,
  json: writeJson,
  txt: writeText,
  html: writeHtml,
  md: writeMarkdown,
};

/** The transcript as a file. An untimed transcript has no captions, and so an empty VTT, SRT and JSON. */
export function writeTranscript(
  transcript: Transcript,
  format: TranscriptFile,
  source: TranscriptSource,
): string {
  return WRITERS[format](transcript, source);
}

/** What the podcast namespace advises for WebVTT; its voices are not shown among the words. */
const VTT: CaptionShape = { lines: 1, characters: 65, before: () => 0 };
/** What it asks of SubRip, with the speaker's name at the first caption. */
export const SRT: CaptionShape = { lines: 2, characters: 32, before: (speaker) => named(speaker).length };

function named(speaker: string): string {
  return `${speaker}: `;
}

/** WebVTT with voices, and word timestamps where the words are measured. */
function writeVtt(transcript: Transcript): string {
  const cues = toCaptions(transcript.passages, VTT).map((caption) => {
    const voice = caption.speaker === null ? "" : `<v ${escapeVtt(caption.speaker)}>`;
    const text = transcript.timing === "word" ? stampedText(caption) : escapeVtt(plainText(caption));
    return `${formatTimestamp(caption.start, ".")} --> ${formatTimestamp(caption.end, ".")}\n${voice}${text}\n`;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

function stampedText({ start, end, lines }: Caption): string {
  return joinWords(lines.flat(), (word) => {
    // A stamp must lie inside its cue (WebVTT, section 3.3).
    const stamp = word.start > start && word.start < end ? `<${formatTimestamp(word.start, ".")}>` : "";
    return `${stamp}${escapeVtt(word.text)}`;
  });
}

function writeSrt(transcript: Transcript): string {
  return toCaptions(transcript.passages, SRT)
    .map((caption, index) => {
      const name = caption.speaker !== null && caption.speakerChanged ? named(caption.speaker) : "";
      const times = `${formatTimestamp(caption.start, ",")} --> ${formatTimestamp(caption.end, ",")}`;
      return `${index + 1}\n${times}\n${escapeSrt(name + plainText(caption))}\n`;
    })
    .join("\n");
}

/** Podcast namespace JSON 1.0.0: one word a segment where the words are measured, else one caption. */
function writeJson(transcript: Transcript): string {
  const segments = toCaptions(transcript.passages, VTT).flatMap((caption) => {
    const speaker = caption.speaker === null ? {} : { speaker: caption.speaker };
    const { start: startTime, end: endTime } = caption;
    if (transcript.timing !== "word") return [{ ...speaker, startTime, endTime, body: plainText(caption) }];
    return caption.lines.flat().map((word, index, words) => ({
      ...speaker,
      startTime: word.start,
      endTime: roundToMillisecond(Math.max(words[index + 1]?.start ?? endTime, word.start + 0.001)),
      body: word.text,
    }));
  });
  return `${JSON.stringify({ version: "1.0.0", segments })}\n`;
}

/** Paragraphs, each under its speaker and time where they are known. */
export function writeText(transcript: Transcript): string {
  return transcript.passages
    .map(({ speaker, start, text }) => {
      const heading = [speaker, start === null ? null : formatClock(start)]
        .filter((part) => part !== null)
        .join(", ");
      return heading === "" ? `${text}\n` : `${heading}\n${text}\n`;
    })
    .join("\n");
}

function plainText({ lines }: Caption): string {
  return lines.map((words) => joinWords(words, (word) => word.text)).join("\n");
}

function joinWords(words: readonly CaptionWord[], write: (word: CaptionWord) => string): string {
  return words
    .map((word, index) => {
      const previous = words[index - 1];
      const space = previous && spacedBefore(previous.text, word.text) ? " " : "";
      return `${space}${write(word)}`;
    })
    .join("");
}

function escapeVtt(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** SubRip has no escapes, and players show them; so only what a reader would take for markup or for times. */
function escapeSrt(text: string): string {
  return text
    .replace(/&(?=#?[a-z0-9]{1,32};)/gi, "&amp;")
    .replace(/<(?=\/?[a-z])/gi, "&lt;")
    .replace(/\{(?=\\)/g, "&#123;")
    .replaceAll("-->", "--&gt;");
}
