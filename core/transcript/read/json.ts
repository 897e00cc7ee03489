import { z } from "zod";
import { parseJsonPart } from "../../file/json-part.ts";
import { type JsonSeconds, readSeconds } from "../../file/json-value.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { foldSpaces } from "../../text/white-space.ts";
import { wordSpans } from "../../text/word.ts";
import type { Cue, CueFile } from "../cue.ts";
import { captionText, isMarkup } from "./caption/caption-text.ts";
import { checkCueTimes } from "./caption/cue-times.ts";
import { unroll } from "./caption/roll-up.ts";
import { recognisedCues } from "./recogniser/recognised.ts";
import { readRecognised } from "./recogniser/recogniser.ts";
import { speaker } from "./recogniser/value.ts";

/** Podcast namespace, JSON transcript 1.0.0. Times are looked at one by one, so that a bad one costs one segment. */
const PodcastFile = z.object({ segments: z.array(z.unknown()) });
const PodcastSegment = z
  .object({
    speaker,
    startTime: z.unknown().optional(),
    endTime: z.unknown().optional(),
    // Some writers name times as other languages do.
    start_time: z.unknown().optional(),
    end_time: z.unknown().optional(),
    body: z.string(),
  })
  .transform(({ start_time, end_time, ...segment }) => ({
    ...segment,
    startTime: segment.startTime ?? start_time,
    endTime: segment.endTime ?? end_time,
  }));

/** Podlove Publisher's `transcripts.json`: a list; `speaker` is a number, `voice` a name. */
const PodloveFile = z.array(z.unknown());
const PodloveSegment = z.object({
  start: z.unknown().optional(),
  start_ms: z.unknown().optional(),
  end: z.unknown().optional(),
  end_ms: z.unknown().optional(),
  speaker,
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

/** Ten hours, in seconds: a file of whole numbers that is not in its middle by then counts milliseconds. */
const LATE = 36_000;

/** Files with more than this share of one-word segments were timed word by word. */
const WORD_TIMED_SHARE = 0.8;

/**
 * Reads a JSON transcript, of the podcast namespace or of Podlove: a cue for each segment; or what a speech recogniser
 * has written. Texts are plain, unless the file has the tags and references of captions in them. Where most segments are
 * single words, each cue has a stamp at its beginning. A segment without a start or without a text is left out with a
 * problem, one that does not end after it starts is kept with `end` null, an empty one is left out.
 */
export function parseTranscriptJson(text: string): CueFile {
  const { value, problems } = parseJsonPart(text);
  if (value === undefined) return { cues: [], problems };
  const read = readValue(value);
  return { ...read, problems: [...problems, ...read.problems] };
}

function readValue(value: unknown): CueFile {
  const podlove = PodloveFile.safeParse(value);
  const podcast = PodcastFile.safeParse(value);
  const known = podlove.data?.some(isPodloveSegment) || podcast.data?.segments.some(isPodcastSegment);
  const recognised = known ? null : readRecognised(value);
  if (recognised !== null) return recognisedCues(recognised);
  if (podlove.success)
    return toCueFile(podlove.data.map((item, index) => podloveSegment(item, `[${index}]`)));
  if (podcast.success) return podcastCues(podcast.data.segments);
  return { cues: [], problems: [problemAt({ path: "segments" }, "no-segments")] };
}

function podcastCues(segments: readonly unknown[]): CueFile {
  const middle = middleStart(segments);
  const unit = middle > LATE ? 1000 : 1;
  const read = toCueFile(segments.map((item, index) => podcastSegment(item, `segments[${index}]`, unit)));
  if (unit === 1) return read;
  const problem = problemAt({ path: "segments" }, "times-in-milliseconds", String(middle));
  return { ...read, problems: [problem, ...read.problems] };
}

/** The start of the segment in the middle; 0 where not all starts are whole numbers. */
function middleStart(segments: readonly unknown[]): number {
  const starts = segments.flatMap((item) => PodcastSegment.safeParse(item).data?.startTime ?? []);
  const whole = starts.filter((start) => Number.isInteger(start));
  return whole.length === starts.length ? Number(whole[Math.floor(whole.length / 2)] ?? 0) : 0;
}

/** Recognisers have `segments` too, with a `text` where the podcast namespace has a `body`. */
function isPodcastSegment(item: unknown): boolean {
  return PodcastSegment.safeParse(item).success;
}

/** Others have lists too, which call times otherwise. */
function isPodloveSegment(item: unknown): boolean {
  const segment = PodloveSegment.safeParse(item).data;
  return (segment?.start ?? segment?.start_ms) !== undefined;
}

/** Numbers are of `unit` to the second; times that are written as text are what they say. */
function podcastSegment(item: unknown, path: string, unit: number): Segment | Problem {
  const segment = PodcastSegment.safeParse(item);
  if (!segment.success) return unreadable(item, path);
  const { startTime, endTime, body } = segment.data;
  const read = (time: unknown, name: string) =>
    readSeconds(typeof time === "number" ? time / unit : time, `${path}.${name}`);
  const [start, end] = [read(startTime, "startTime"), read(endTime, "endTime")];
  return toSegment(path, segment.data.speaker, start, end, body);
}

function podloveSegment(item: unknown, path: string): Segment | Problem {
  const segment = PodloveSegment.safeParse(item);
  if (!segment.success) return unreadable(item, path);
  const { start, start_ms, end, end_ms, voice, text } = segment.data;
  return toSegment(
    path,
    voice || segment.data.speaker,
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
