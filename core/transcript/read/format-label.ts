import { TRANSCRIPT_FORMATS, type TranscriptFormat } from "./format-name.ts";

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
  ["application/ttml+xml", "ttml"],
  ["application/ttaf+xml", "ttml"],
  ["application/x-ttml", "ttml"],
  ["text/ttml", "ttml"],
  ["text/x-ssa", "ass"],
  ["text/x-ass", "ass"],
  ["text/ssa", "ass"],
  ["text/ass", "ass"],
  ["application/x-ssa", "ass"],
  ["application/x-ass", "ass"],
  ["text/sbv", "sbv"],
  ["text/x-sbv", "sbv"],
  ["text/x-subviewer", "sbv"],
  ["text/tab-separated-values", "tsv"],
  ["text/tsv", "tsv"],
  ["text/csv", "csv"],
  ["application/csv", "csv"],
  ["text/lrc", "lrc"],
  ["text/x-lrc", "lrc"],
  ["application/lrc", "lrc"],
  ["application/x-lrc", "lrc"],
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
  ["dfxp", "ttml"],
  ["itt", "ttml"],
  ["imsc", "ttml"],
  ["xml", "ttml"],
  ["ssa", "ass"],
  ["sub", "sbv"],
  ["tab", "tsv"],
  ["elrc", "lrc"],
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
