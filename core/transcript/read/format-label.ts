import { TRANSCRIPT_FORMATS, type TranscriptFormat } from "./format.ts";

const TYPES: ReadonlyMap<string, TranscriptFormat> = new Map([
  ["text/vtt", "vtt"],
  ["text/webvtt", "vtt"],
  ["application/vtt", "vtt"],
  ["application/webvtt", "vtt"],
  ["text/x-vtt", "vtt"],
  ["application/x-vtt", "vtt"],
  ["application/x-webvtt", "vtt"],
  ["application/json", "json"],
  ["application/x-json", "json"],
  ["text/json", "json"],
  ["text/x-json", "json"],
  ["application/x-subrip", "srt"],
  ["application/subrip", "srt"],
  ["application/srt", "srt"],
  ["application/x-srt", "srt"],
  ["text/srt", "srt"],
  ["text/x-srt", "srt"],
  ["text/subrip", "srt"],
  ["text/x-subrip", "srt"],
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["text/markdown", "md"],
  ["text/x-markdown", "md"],
  ["application/markdown", "md"],
]);

const ENDINGS: ReadonlyMap<string, TranscriptFormat> = new Map([
  ...TRANSCRIPT_FORMATS.map((format) => [format, format] as const),
  ["webvtt", "vtt"],
  ["subrip", "srt"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["markdown", "md"],
  ["text", "txt"],
]);

/**
 * The format that a transcript is said to have: by its MIME type, with or without parameters, or a type that ends in
 * `+json`; else by the ending of its address, because `text/plain` and `application/octet-stream` are what servers
 * say of files they do not know. Null where neither names a format that can be read. What the file is, its content
 * tells (see format-content.ts).
 */
export function transcriptFormat(mimeType: string | null, url: string): TranscriptFormat | null {
  const type = mimeType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const ending = /\.([a-z]+)$/i.exec(url.replace(/[?#].*$/s, ""))?.[1]?.toLowerCase() ?? "";
  const known = TYPES.get(type) ?? (type.endsWith("+json") ? "json" : null) ?? ENDINGS.get(ending) ?? null;
  return known ?? (type === "text/plain" ? "txt" : null);
}
