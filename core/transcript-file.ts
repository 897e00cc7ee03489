import type { CueFile } from "./cue.ts";
import type { FeedTranscript } from "./podcast-tag.ts";
import { parseSrt } from "./srt.ts";
import { parseTranscriptJson } from "./transcript-json.ts";
import { parseVtt } from "./vtt.ts";

/** The timed formats that can be read, in the order in which they are preferred. */
const FORMATS = ["vtt", "json", "srt"] as const;
export type TranscriptFormat = (typeof FORMATS)[number];

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
]);

/** The cues of a transcript file in a format that `transcriptFormat` found. */
export function parseTranscript(format: TranscriptFormat, text: string): CueFile {
  if (format === "vtt") return parseVtt(text);
  return format === "srt" ? parseSrt(text) : parseTranscriptJson(text);
}

/**
 * The format of a transcript by its MIME type, with or without parameters, else by the ending of its address:
 * `text/plain` and `application/octet-stream` are what servers say of files they do not know. Null for formats
 * without times.
 */
export function transcriptFormat(mimeType: string | null, url: string): TranscriptFormat | null {
  const type = mimeType?.split(";", 1)[0]?.trim().toLowerCase();
  const ending = /\.([a-z]+)$/i.exec(url.replace(/[?#].*$/s, ""))?.[1]?.toLowerCase();
  return TYPES.get(type ?? "") ?? FORMATS.find((format) => format === ending) ?? null;
}

/**
 * The transcripts of an episode in the order in which to try them: in its own language `language` (BCP 47), then in
 * another variety of it, then others; within each by format, those that cannot be read last. One that names no
 * language counts as in the episode's. Word times are known only after reading, so they do not count here.
 */
export function rankTranscripts(
  transcripts: readonly FeedTranscript[],
  language: string,
): readonly FeedTranscript[] {
  return transcripts.toSorted(
    (a, b) =>
      languageRank(a.language, language) - languageRank(b.language, language) ||
      formatRank(a) - formatRank(b),
  );
}

function languageRank(language: string | null, wanted: string): number {
  const [own, episodes] = [(language ?? wanted).toLowerCase(), wanted.toLowerCase()];
  if (own === episodes) return 0;
  return own.split("-", 1)[0] === episodes.split("-", 1)[0] ? 1 : 2;
}

function formatRank({ type, url }: FeedTranscript): number {
  const format = transcriptFormat(type, url);
  return format === null ? FORMATS.length : FORMATS.indexOf(format);
}
