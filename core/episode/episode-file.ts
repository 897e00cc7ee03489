import { inlineFile } from "../file/file-name.ts";
import { CLIP_FILES, type ClipFile, writeClip } from "../quote/clip-file.ts";
import type { Range } from "../time/moment.ts";
import { formatMoment, formatMomentClock } from "../time/moment.ts";
import { clipTranscript } from "../transcript/clip.ts";
import type { Transcript } from "../transcript/transcript.ts";
import {
  TRANSCRIPT_FILES,
  TRANSCRIPT_TYPES,
  type TranscriptFile,
  writeTranscript,
} from "../transcript/write/format.ts";
import type { TranscriptSource } from "../transcript/write/source.ts";
import { SPOKEN_FILE } from "./address.ts";
import { CHAPTERS_TYPE, writeChapters } from "./chapters-json.ts";
import type { EpisodePage } from "./episode.ts";
import { wholeUrl } from "./whole-url.ts";

/** A file that an episode can be taken along in. */
export interface EpisodeFile {
  readonly text: string;
  /** Media type. */
  readonly type: string;
  /** BCP 47, as the feed has it. */
  readonly language: string;
  /** Content-Disposition. */
  readonly disposition: string;
}

/**
 * `transcript.[vtt|srt|json|txt|html|md]`, `chapters.json`, `spoken.json`, or, with a range, `clip.[vtt|srt|txt|md]`. Null
 * for every other name, and where there is nothing to put into the file.
 */
export function writeEpisodeFile(
  episode: EpisodePage,
  name: string,
  range: Range | null,
  publicUrl: string,
): EpisodeFile | null {
  if (name === "chapters.json") return chaptersFile(episode, publicUrl);
  if (name === SPOKEN_FILE) return spokenFile(episode);
  const source = sourceOf(episode, publicUrl);
  const format = TRANSCRIPT_FILES.find((ending) => name === `transcript.${ending}`);
  if (format) return transcriptFile(episode, format, source);
  const clip = range && clipFormat(name);
  return clip ? clipFile(episode, clip, range, source) : null;
}

/** The format of a clip's file, which is of a range; null for every other name. */
export function clipFormat(name: string): ClipFile | null {
  return CLIP_FILES.find((ending) => name === `clip.${ending}`) ?? null;
}

function chaptersFile({ brief: { track }, chapters }: EpisodePage, publicUrl: string): EpisodeFile {
  return {
    text: writeChapters(chapters, publicUrl),
    type: CHAPTERS_TYPE,
    language: track.language,
    disposition: inlineFile(track.title, track.key.episode, "json"),
  };
}

/** The transcript as the player reads it: where nobody has written it down, one without passages. */
function spokenFile({ brief: { track }, transcript }: EpisodePage): EpisodeFile {
  const { language } = track;
  const spoken: Transcript = transcript ?? { language, timing: "none", passages: [] };
  return {
    text: JSON.stringify(spoken),
    type: "application/json",
    language: spoken.language,
    disposition: inlineFile(track.title, track.key.episode, "json"),
  };
}

function transcriptFile(
  { brief: { track }, transcript }: EpisodePage,
  format: TranscriptFile,
  source: TranscriptSource,
): EpisodeFile | null {
  if (transcript === null) return null;
  return {
    text: writeTranscript(transcript, format, source),
    type: TRANSCRIPT_TYPES[format],
    language: transcript.language,
    disposition: inlineFile(track.title, track.key.episode, format),
  };
}

function clipFile(
  { brief: { track }, transcript }: EpisodePage,
  format: ClipFile,
  range: Range,
  source: TranscriptSource,
): EpisodeFile | null {
  const clip = transcript && clipTranscript(transcript, range);
  if (!clip || clip.passages.length === 0) return null;
  const title = `${track.title} ${formatMomentClock(range).replaceAll(":", ".")}`;
  const plain = `${track.key.episode}-${formatMoment(range).replace(",", "-")}`;
  return {
    text: writeClip(clip, range, format, source),
    type: TRANSCRIPT_TYPES[format],
    language: clip.language,
    disposition: inlineFile(title, plain, format),
  };
}

function sourceOf({ brief: { track } }: EpisodePage, publicUrl: string): TranscriptSource {
  const { title, showTitle, language, href } = track;
  return { title, showTitle, language, url: wholeUrl(href, publicUrl) };
}
