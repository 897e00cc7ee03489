import { decodeVlq, encodeVlq } from "../file/vlq.ts";
import { wordSpans } from "../text/word.ts";
import type { SpokenIndex } from "./spoken-index.ts";
import type { StoredPassage } from "./transcript.ts";
import { decodeWordTimes } from "./word-times.ts";

/** Where a word stands in a row of texts, in UTF-16 units, with one between each two texts. */
interface Place {
  readonly at: number;
  /** Where the word before it ends: a line that leads here does not count the space between them. */
  readonly reached: number;
}

/** All numbers in milliseconds, or how many words. */
interface Points {
  /** The usual time of a letter, in parts of a millisecond. */
  readonly pace: number;
  /** How many words are on the line between one point and the next. */
  readonly passed: readonly number[];
  /** By how much each point is later than the usual time says. */
  readonly steps: readonly number[];
  /** By how much each passage ends later than the next word begins, or than the last. */
  readonly ends: readonly number[];
  /** Which passages have no times, each counted from the one before. */
  readonly untimed: readonly number[];
}

/** So far from the line, in milliseconds, a time still is what the line is rounded to, or would be if halves went the other way. */
const EXACT = 0.5;
const PACE_PARTS = 16;
/** Between the lists of a text of points. */
const MARK = ".";

/**
 * The times of words and the ends of passages as points of a line over their text, so that what was interpolated within
 * captions costs nothing: the lists of `Points`, each as `encodeVlq` writes it. Words between points may read back a
 * millisecond off, all else is exact. The empty text where nothing has times.
 */
export function encodeTimePoints(passages: readonly StoredPassage[]): string {
  const starts = passages.map(({ wordTimes }) => decodeWordTimes(wordTimes).map(milliseconds));
  const words = placesOf(passages.map(({ text }) => text));
  const isTimed = (index: number) =>
    passages[index]?.end !== null && starts[index]?.length === words[index]?.length;
  const timed = [...passages.keys()].filter(isTimed);
  const untimed = [...passages.keys()].filter((index) => !isTimed(index));
  const times = timed.flatMap((index) => starts[index] ?? []);
  if (times.length === 0) return "";
  let spoken = 0;
  const ends = timed.map((index) => {
    spoken += starts[index]?.length ?? 0;
    return milliseconds(passages[index]?.end ?? 0) - (times[spoken] ?? times.at(-1) ?? 0);
  });
  const places = timed.flatMap((index) => words[index] ?? []);
  const { pace, passed, steps } = pointsOf(places, times);
  const gaps = untimed.map((index, at) => index - (untimed[at - 1] ?? 0));
  return [[pace], passed, steps, ends, gaps].map(encodeVlq).join(MARK);
}

/** The times that were encoded, of the words of these texts. */
export function decodeTimePoints(encoded: string, texts: readonly string[]): SpokenIndex {
  const [[pace = 0] = [], passed = [], steps = [], ends = [], untimed = []] = encoded
    .split(MARK)
    .map(decodeVlq);
  const missing = new Set<number>();
  let last = 0;
  for (const gap of untimed) {
    last += gap;
    missing.add(last);
  }
  const words = placesOf(texts).map((own, passage) =>
    ends.length === 0 || missing.has(passage) ? null : own,
  );
  const times = timesOn(
    words.flatMap((own) => own ?? []),
    { pace, passed, steps },
  );
  return indexOf(
    words.map((own) => own?.length ?? null),
    times,
    ends,
  );
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}

/** The words of each text. */
function placesOf(texts: readonly string[]): readonly (readonly Place[])[] {
  let [begin, reached] = [0, 0];
  return texts.map((text) => {
    const places = wordSpans(text).map(({ start, end }) => {
      const place = { at: begin + start, reached };
      reached = begin + end;
      return place;
    });
    begin += text.length + 1;
    return places;
  });
}

/** The points between which the times of all words are on straight lines, each as long as it can be. */
function pointsOf(
  places: readonly Place[],
  times: readonly number[],
): Pick<Points, "pace" | "passed" | "steps"> {
  const letters = (places.at(-1)?.at ?? 0) - (places[0]?.at ?? 0);
  const duration = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const pace = letters > 0 ? Math.round((PACE_PARTS * duration) / letters) : 0;
  const passed: number[] = [];
  const steps = [times[0] ?? 0];
  for (let from = 0; from < places.length - 1; ) {
    const to = endOfLine(places, times, from);
    passed.push(to - from - 1);
    steps.push((times[to] ?? 0) - (times[from] ?? 0) - expected(places[from], places[to], pace));
    from = to;
  }
  return { pace, passed, steps };
}

/** The last word to which a line from this one meets the times of all between. */
function endOfLine(places: readonly Place[], times: readonly number[], from: number): number {
  const begin = places[from]?.at ?? 0;
  let [slowest, quickest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let end = from + 1;
  for (let word = end; word < places.length && slowest <= quickest; word++) {
    const { at = 0, reached = 0 } = places[word] ?? {};
    const later = (times[word] ?? 0) - (times[from] ?? 0);
    const slope = later / (reached - begin);
    if (slope >= slowest && slope <= quickest) end = word;
    slowest = Math.max(slowest, (later - EXACT) / (at - begin));
    quickest = Math.min(quickest, (later + EXACT) / (at - begin));
  }
  return end;
}

/** The times of all words, in milliseconds. */
function timesOn(
  places: readonly Place[],
  { pace, passed, steps: [first = 0, ...steps] }: Pick<Points, "pace" | "passed" | "steps">,
): Float64Array {
  const times = new Float64Array(places.length).fill(first);
  let from = 0;
  for (const [line, step] of steps.entries()) {
    const to = from + 1 + (passed[line] ?? 0);
    const [begin, end] = [places[from], places[to]];
    if (!begin || !end) break;
    const time = times[from] ?? 0;
    const duration = expected(begin, end, pace) + step;
    for (let word = from + 1; word < to; word++)
      times[word] =
        time + Math.round((duration * ((places[word]?.at ?? 0) - begin.at)) / (end.reached - begin.at));
    times[to] = time + duration;
    from = to;
  }
  return times;
}

/** How long it usually takes from one word to another, in milliseconds. */
function expected(from: Place | undefined, to: Place | undefined, pace: number): number {
  return Math.round((((to?.at ?? 0) - (from?.at ?? 0)) * pace) / PACE_PARTS);
}

/** `lengths`: how many words each passage has; null for one without times. `ends`: of the others, see `Points`. */
function indexOf(
  lengths: readonly (number | null)[],
  times: Float64Array,
  ends: readonly number[],
): SpokenIndex {
  const firstWords = new Int32Array(lengths.length);
  const timed: (number | null)[] = [];
  let [word, passages] = [0, 0];
  for (const [passage, length] of lengths.entries()) {
    firstWords[passage] = word;
    word += length ?? 0;
    const next = times[word] ?? times.at(-1) ?? 0;
    timed.push(length === null ? null : (next + (ends[passages++] ?? 0)) / 1000);
  }
  return { starts: times.map((time) => time / 1000), firstWords, ends: timed };
}
