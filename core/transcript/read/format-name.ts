/** The formats that can be read, in the order in which they are preferred: those that are timed throughout first. */
export const TRANSCRIPT_FORMATS = [
  "vtt",
  "json",
  "ttml",
  "srt",
  "ass",
  "sbv",
  "tsv",
  "csv",
  "lrc",
  "html",
  "md",
  "txt",
] as const;
/** In place of a format: a machine has heard it in the sound. No feed names it. */
export const RECOGNISED = "recognised";
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];
/** Those that can tell when each word is spoken; the others know of lines at most. */
export const WORD_FORMATS: ReadonlySet<TranscriptFormat> = new Set(["vtt", "json", "ttml", "ass", "lrc"]);
