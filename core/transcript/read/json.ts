import { z } from "zod";
import { type JsonSeconds, parseJson, readSeconds } from "../../file/json-value.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { foldSpaces } from "../../text/white-space.ts";
import { wordSpans } from "../../text/word.ts";
import type { Cue, CueFile } from "../cue.ts";
import { captionText, isMarkup } from "./caption/caption-text.ts";
import { checkCueTimes } from "./caption/cue-times.ts";
import { unroll } from "./caption/roll-up.ts";
import { recognisedCues } from "./recogniser/recognised.ts";
import { readRecognised } from "./recogniser/recogniser.ts";

/** Podcast namespace, JSON transcript 1.0.0. Times are looked at one by one, so that a bad one costs one segment. */
const PodcastFile = z.object({ segments: z.array(z.unknown()) });
const PodcastSegment = z.object({
  speaker: z.string().nullish(),
  startTime: z.unknown().optional(),
  endTime: z.unknown().optional(),
  body: z.string(),
});

/** Podlove Publisher's `transcripts.json`: a list; `speaker` is a number, `voice` a name. */
const PodloveFile = z.array(z.unknown());
const PodloveSegment = z.object({
  start: z.unknown().optional(),
  start_ms: z.unknown().optional(),
  end: z.unknown().optional(),
  end_ms: z.unknown().optional(),
  speaker: z.string().nullish(),
  voice: z.string().nullish(),
  text: z.string(),
});

/** A segment of either kind of file. */
interface Segment {
  readonly path: string;
  readonly speaker: string | null;
  readonly start: JsonSeconds;
  readonly end: JsonSeconds;
  readonly text: string;
}

/** Files with more than this share of one-word segments were timed word by word. */
const WORD_TIMED_SHARE = 0.8;

/**
 * Reads a JSON transcript, of the podcast namespace or of Podlove: a cue for each segment; or what a speech recogniser
 * has written. Texts are plain, unless the file has the tags and references of captions in them. Where most segments are
 * single words, each cue has a stamp at its beginning. A segment without a start or without a text is left out with a
 * problem, one that does not end after it starts is kept with `end` null, an empty one is left out.
 */
export function parseTranscriptJson(text: string): CueFile {
  const { value, problem } = parseJson(text);
  if (problem !== null) return { cues: [], problems: [problem] };
  const podlove = PodloveFile.safeParse(value);
  if (podlove.success)
    return toCueFile(podlove.data.map((item, index) => podloveSegment(item, `[${index}]`)));
  const podcast = PodcastFile.safeParse(value);
  const recognised = podcast.data?.segments.some(isPodcastSegment) ? null : readRecognised(value);
  if (recognised !== null) return recognisedCues(recognised);
  if (podcast.success) {
    return toCueFile(podcast.data.segments.map((item, index) => podcastSegment(item, `segments[${index}]`)));
  }
  return { cues: [], problems: [problemAt({ path: "segments" }, "no-segments")] };
}

/** Recognisers have `segments` too, with a `text` where the podcast namespace has a `body`. */
function isPodcastSegment(item: unknown): boolean {
  return PodcastSegment.safeParse(item).success;
}

function podcastSegment(item: unknown, path: string): Segment | Problem {
  const segment = PodcastSegment.safeParse(item);
  if (!segment.success) return unreadable(item, path);
  const { speaker, startTime, endTime, body } = segment.data;
  const start = readSeconds(startTime, `${path}.startTime`);
  return toSegment(path, speaker, start, readSeconds(endTime, `${path}.endTime`), body);
}

function podloveSegment(item: unknown, path: string): Segment | Problem {
  const segment = PodloveSegment.safeParse(item);
  if (!segment.success) return unreadable(item, path);
  const { start, start_ms, end, end_ms, speaker, voice, text } = segment.data;
  return toSegment(
    path,
    voice || speaker,
    typeof start_ms === "number"
      ? readSeconds(start_ms / 1000, `${path}.start_ms`)
      : readClock(start, `${path}.start`),
    typeof end_ms === "number" ? readSeconds(end_ms / 1000, `${path}.end_ms`) : readClock(end, `${path}.end`),
    text,
  );
}

/** Podlove writes times as text by design, which is nothing to report. */
function readClock(value: unknown, path: string): JsonSeconds {
  const { seconds, problems } = readSeconds(value, path);
  return { seconds, problems: problems.filter((problem) => problem.code !== "number-as-text") };
}

function toSegment(
  path: string,
  speaker: string | null | undefined,
  start: JsonSeconds,
  end: JsonSeconds,
  text: string,
): Segment {
  return { path, speaker: foldSpaces(speaker ?? "") || null, start, end, text: foldSpaces(text) };
}

function unreadable(item: unknown, path: string): Problem {
  return problemAt({ path }, "segment-unreadable", JSON.stringify(item));
}

function toCueFile(segments: readonly (Segment | Problem)[]): CueFile {
  const cues: Cue[] = [];
  const problems: Problem[] = [];
  const markup = isMarkup(segments.flatMap((segment) => ("code" in segment ? [] : [segment.text])));
  let previousStart = 0;
  for (const segment of segments) {
    if ("code" in segment) {
      problems.push(segment);
      continue;
    }
    const { path, speaker } = segment;
    const text = markup ? captionText([segment.text]) : segment.text;
    problems.push(...segment.start.problems, ...segment.end.problems);
    const start = segment.start.seconds;
    if (start === null) {
      if (segment.start.problems.length === 0)
        problems.push(problemAt({ path }, "segment-without-start", text));
      continue;
    }
    const checked = checkCueTimes(start, segment.end.seconds, previousStart, { path }, text);
    problems.push(...checked.problems);
    if (text !== "") cues.push({ start, end: checked.end, speaker, text, stamps: [] });
    previousStart = start;
  }
  const said = unroll(cues);
  return { cues: isWordTimed(said) ? said.map(stampFirstWord) : said, problems };
}

function isWordTimed(cues: readonly Cue[]): boolean {
  const single = cues.filter((cue) => wordSpans(cue.text).length === 1);
  return single.length > cues.length * WORD_TIMED_SHARE;
}

function stampFirstWord(cue: Cue): Cue {
  return { ...cue, stamps: [{ offset: 0, time: cue.start }] };
}
