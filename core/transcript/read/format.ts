import type { Problem } from "../../file/problem.ts";
import type { CueFile } from "../cue.ts";
import { buildPassages, type PassageText } from "../passage.ts";
import { blockPassages } from "./block.ts";
import { parseHtmlTranscript } from "./html.ts";
import { parseTranscriptJson } from "./json.ts";
import { parseMarkdownTranscript } from "./markdown.ts";
import { parseSrt } from "./srt.ts";
import { parseTextTranscript } from "./text.ts";
import { parseVtt } from "./vtt.ts";

/** The formats that can be read, in the order in which they are preferred: those that are timed throughout first. */
export const TRANSCRIPT_FORMATS = ["vtt", "json", "srt", "html", "md", "txt"] as const;
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

const TYPES: ReadonlyMap<string, TranscriptFormat> = new Map([
  ["text/vtt", "vtt"],
  ["application/json", "json"],
  ["text/json", "json"],
  ["application/x-subrip", "srt"],
  ["application/subrip", "srt"],
  ["application/srt", "srt"],
  ["application/x-srt", "srt"],
  ["text/srt", "srt"],
  ["text/x-srt", "srt"],
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["text/markdown", "md"],
  ["text/x-markdown", "md"],
]);

/** Captions, each with its time. */
const CUES = { vtt: parseVtt, json: parseTranscriptJson, srt: parseSrt } as const;
/** Paragraphs, which may have times. */
const BLOCKS = { html: parseHtmlTranscript, md: parseMarkdownTranscript, txt: parseTextTranscript } as const;

export interface ReadTranscript extends PassageText {
  readonly problems: readonly Problem[];
}

/** What a transcript file says, in a format that `transcriptFormat` found. */
export function readTranscript(format: TranscriptFormat, text: string): ReadTranscript {
  if (format === "html" || format === "md" || format === "txt")
    return { ...blockPassages(BLOCKS[format](text)), problems: [] };
  const { cues, problems } = parseCues(format, text);
  return { ...buildPassages(cues), problems };
}

/** The cues of a file with captions. */
export function parseCues(format: keyof typeof CUES, text: string): CueFile {
  return CUES[format](text);
}

/**
 * The format of a transcript by its MIME type, with or without parameters, else by the ending of its address:
 * `text/plain` and `application/octet-stream` are what servers say of files they do not know. Null for formats that
 * cannot be read.
 */
export function transcriptFormat(mimeType: string | null, url: string): TranscriptFormat | null {
  const type = mimeType?.split(";", 1)[0]?.trim().toLowerCase();
  const ending = /\.([a-z]+)$/i.exec(url.replace(/[?#].*$/s, ""))?.[1]?.toLowerCase();
  const known = TYPES.get(type ?? "") ?? TRANSCRIPT_FORMATS.find((format) => format === ending) ?? null;
  return known ?? (type === "text/plain" ? "txt" : null);
}
