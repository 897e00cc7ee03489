import { Parser } from "htmlparser2";
import { foldSpaces } from "../../../text/white-space.ts";
import { parseClock } from "../../../time/time.ts";
import type { CueFile } from "../../cue.ts";
import { type RecognisedSegment, type RecognisedWord, recognisedCues } from "../recogniser/recognised.ts";
import { AROUND, SILENT } from "./html-lines.ts";

/** A page whose words are timed one by one has some attribute of these, as hyperaudio writes them. */
const SIGN = /<(?:span|a|w|word)\b[^<>]*\s(?:data-)?(?:m|start|begin|time|timestamp)\s*=/i;
/** In milliseconds: hyperaudio's own. */
const MILLISECONDS = ["data-m", "m"];
/** In whichever unit. */
const STARTS = ["data-start", "data-begin", "data-time", "data-timestamp", "start", "begin"];
const PARAGRAPHS: ReadonlySet<string> = new Set(
  "article blockquote dd div dt h1 h2 h3 h4 h5 h6 li main p section td tr".split(" "),
);
/** Nobody writes HTML as deep as this; the parser's cost grows with the depth of what it is in. */
const MOST_DEPTH = 500;
/** Fewer timed words than this part are marks beside a text, not its words. */
const LEAST_SHARE = 0.5;
/** Words follow each other within seconds; steps as large as these are milliseconds. */
const LARGE_STEP = 20;

/** A word as its page gives it; `time` in seconds, or in the unit of the file where `exact` is false. */
interface PageWord {
  readonly text: string;
  readonly time: number | null;
  readonly exact: boolean;
}

interface PageParagraph {
  speaker: string;
  readonly words: PageWord[];
}

/**
 * The cues of a page on which each word stands in an element with its time, as hyperaudio has it (`data-m`, `data-d` in
 * milliseconds): with the time of every word. Null for other pages.
 */
export function parseTimedWords(html: string): CueFile | null {
  if (!SIGN.test(html)) return null;
  const paragraphs = readParagraphs(html).filter(({ words }) => words.length > 0);
  const words = paragraphs.flatMap((paragraph) => paragraph.words);
  const timed = words.filter(({ time }) => time !== null).length;
  if (timed < 2 || timed < words.length * LEAST_SHARE) return null;
  const unit = unitOf(words);
  return recognisedCues(
    paragraphs.map(({ speaker, words: said }, index) => toSegment(speaker, said, unit, index)),
  );
}

function toSegment(
  speaker: string,
  words: readonly PageWord[],
  unit: number,
  index: number,
): RecognisedSegment {
  const name = foldSpaces(speaker)
    .replace(/^\[(.*)\]:?$/u, "$1")
    .replace(/\s*[:：]$/u, "");
  const said = words.map(
    ({ text, time, exact }): RecognisedWord => ({
      text,
      start: time === null ? null : exact ? time : time * unit,
      end: null,
      speaker: name || null,
    }),
  );
  return { path: `p[${index}]`, start: null, end: null, speaker: name || null, text: "", words: said };
}

/** Seconds in the unit of the times that say none: those of words rise by less than a second, or by hundreds. */
function unitOf(words: readonly PageWord[]): number {
  const times = words.flatMap(({ time, exact }) => (time === null || exact ? [] : [time]));
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const middle = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return times.every(Number.isInteger) && middle >= LARGE_STEP ? 0.001 : 1;
}

function readParagraphs(html: string): readonly PageParagraph[] {
  const paragraphs: PageParagraph[] = [];
  /** Of every open element: its time, and whether it holds a name. */
  const open: { readonly time: Omit<PageWord, "text"> | null; readonly names: boolean }[] = [];
  let skippedFrom = Number.POSITIVE_INFINITY;
  let current: PageParagraph = { speaker: "", words: [] };
  const begin = (speaker: string) => {
    current = { speaker, words: [] };
    paragraphs.push(current);
  };
  begin("");
  const parser = new Parser({
    onopentag(name, attributes) {
      const names = /(?:^|\s)speaker(?:\s|$)/i.test(attributes.class ?? "");
      open.push({ time: timeOf(attributes), names });
      if (SILENT.has(name) || AROUND.has(name)) skippedFrom = Math.min(skippedFrom, open.length);
      if (PARAGRAPHS.has(name) || names) begin(names ? "" : current.speaker);
      if (open.length > MOST_DEPTH) parser.pause();
    },
    ontext(data) {
      if (open.length >= skippedFrom || data.trim() === "") return;
      if (open.at(-1)?.names) current.speaker += data;
      else current.words.push({ text: data, ...(open.at(-1)?.time ?? { time: null, exact: true }) });
    },
    onclosetag(name) {
      if (open.length === skippedFrom) skippedFrom = Number.POSITIVE_INFINITY;
      open.pop();
      if (PARAGRAPHS.has(name)) begin(current.speaker);
    },
  });
  parser.end(html);
  return paragraphs;
}

function timeOf(attributes: Readonly<Record<string, string>>): Omit<PageWord, "text"> | null {
  const milliseconds = MILLISECONDS.map((name) => attributes[name]).find((value) => value !== undefined);
  if (milliseconds !== undefined) return exactTime(milliseconds, 0.001);
  const start = STARTS.map((name) => attributes[name]).find((value) => value !== undefined);
  if (start === undefined) return null;
  if (start.includes(":")) {
    const time = parseClock(start);
    return time === null ? null : { time, exact: true };
  }
  const read = exactTime(start, 1);
  return read && { ...read, exact: false };
}

function exactTime(value: string, unit: number): { readonly time: number; readonly exact: true } | null {
  return /^\d{1,12}(?:\.\d{1,9})?s?$/.test(value.trim())
    ? { time: Number.parseFloat(value) * unit, exact: true }
    : null;
}
