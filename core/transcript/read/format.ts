import type { Problem } from "../../file/problem.ts";
import { withoutHidden } from "../../text/hidden-character.ts";
import { wordSpans } from "../../text/word.ts";
import type { CueFile } from "../cue.ts";
import { buildPassages, type Passage, type PassageText } from "../passage.ts";
import { parseAss } from "./caption/ass.ts";
import { parseLrc } from "./caption/lrc.ts";
import { parseSbv } from "./caption/sbv.ts";
import { parseSrt } from "./caption/srt.ts";
import { parseCsv, parseTsv } from "./caption/table.ts";
import { parseVtt } from "./caption/vtt.ts";
import type { TranscriptFormat } from "./format-name.ts";
import { parseTranscriptJson } from "./json.ts";
import { nameSpeakers } from "./speaker/cue-speakers.ts";
import { parseTtml } from "./ttml/ttml.ts";
import { readWritten } from "./written/written.ts";

/** Captions, each with its time. */
const CUES = {
  vtt: parseVtt,
  json: parseTranscriptJson,
  ttml: parseTtml,
  srt: parseSrt,
  ass: parseAss,
  sbv: parseSbv,
  tsv: parseTsv,
  csv: parseCsv,
  lrc: parseLrc,
} as const;
export type CaptionFormat = keyof typeof CUES;

export interface ReadTranscript extends PassageText {
  readonly problems: readonly Problem[];
}

/**
 * What a transcript file says, in a format that `findFormat` found. `credited`: the names of people who are known to speak
 * in it.
 */
export function readTranscript(
  format: TranscriptFormat,
  text: string,
  credited: readonly string[] = [],
): ReadTranscript {
  const read = readFormat(format, text, credited);
  return { ...read, passages: read.passages.map(withoutHiddenCharacters) };
}

function readFormat(format: TranscriptFormat, text: string, credited: readonly string[]): ReadTranscript {
  if (!isCaptionFormat(format)) return readWritten(format, text, credited);
  const { cues, problems } = parseCues(format, text, credited);
  return { ...buildPassages(cues), problems };
}

/** A passage whose words can be found; as it is where a word would be lost, and with it the times of those after it. */
function withoutHiddenCharacters(passage: Passage): Passage {
  const text = withoutHidden(passage.text);
  if (text === passage.text) return passage;
  return wordSpans(text).length === wordSpans(passage.text).length ? { ...passage, text } : passage;
}

/** The cues of a file with captions, with their speakers. */
export function parseCues(format: CaptionFormat, text: string, credited: readonly string[] = []): CueFile {
  const { cues, problems } = CUES[format](text);
  return { cues: nameSpeakers(cues, credited), problems };
}

export function isCaptionFormat(format: TranscriptFormat): format is CaptionFormat {
  return Object.hasOwn(CUES, format);
}
