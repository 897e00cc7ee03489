import { indexWords } from "../text/indexed-text.ts";
import { wordSpans } from "../text/word.ts";
import type { Moment } from "../time/moment.ts";
import type { Passage } from "../transcript/passage.ts";
import { wordMark } from "./quote.ts";

/** What has become of the words of a link: still there, elsewhere now, or nowhere that is sure. */
export type FoundQuote =
  | { readonly kind: "there" | "moved"; readonly moment: Moment }
  | { readonly kind: "gone" };

/** A quote has stayed where it was when its first word begins this near. Seconds. */
const SAME_PLACE = 1;
/** So many of its words may have changed, as a share. */
const MOST_CHANGED = 0.45;
/** Another stretch must be worse by so many words, as a share, for the best to be sure. */
const CLEARLY = 0.2;
/** Fewer words than this are a quote that may stand anywhere: they must be where they were, and unchanged. */
const FEW = 4;
/** Reading a file again may time them so much otherwise, but never as much as to reach the next ones. Seconds. */
const TIMED_OTHERWISE = 0.2;

/** Words that may be the quote: from one word to another, both of the list, and how many of them differ. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/** What is looked at of a passage. */
export type QuotedPassage = Pick<Passage, "text" | "wordTimes" | "end">;

interface SpokenWord {
  readonly word: string;
  readonly start: number;
  /** Where the next one begins, or the passage ends. */
  readonly end: number;
}

/**
 * Finds the words of a link again, by the print that it carries (see quotePrint), in a transcript that may have been
 * corrected or timed anew. `near` is the moment of the link. Never guesses: where two stretches are as likely, or too
 * little is left, the quote is gone. Null when the print cannot be read, or the transcript has no times.
 */
export function findQuote(
  passages: readonly QuotedPassage[],
  print: string,
  near: Moment,
): FoundQuote | null {
  const marks = readPrint(print);
  const words = spokenWords(passages);
  if (marks === null || words.length === 0) return null;
  const spoken = words.map(({ word }) => wordMark(word, marks.size));
  const head = bestStretch(words, stretches(marks.start, spoken), marks.start.length, near.start);
  if (marks.end === null) return head ? found(near, timeOf(words, head)) : { kind: "gone" };
  const tail = bestStretch(words, stretches(marks.end, spoken), marks.end.length, near.end ?? near.start);
  const length = (near.end ?? near.start) - near.start;
  const [first, last] = [head && timeOf(words, head), tail && timeOf(words, tail)];
  if (first && last && first.start < last.end) return found(near, { start: first.start, end: last.end });
  if (first) return found(near, { start: first.start, end: first.start + length });
  return last ? found(near, { start: Math.max(0, last.end - length), end: last.end }) : { kind: "gone" };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function timeOf(words: readonly SpokenWord[], { from, to }: Stretch): Span {
  const [first, last] = [words[from], words[to]];
  if (!first || !last) throw new Error(`There are no words from ${from} to ${to}`);
  return { start: first.start, end: last.end };
}

/** A link to a point is told of a point. */
function found(near: Moment, { start, end }: Span): FoundQuote {
  const kind = Math.abs(start - near.start) <= SAME_PLACE ? "there" : "moved";
  return { kind, moment: { start, end: near.end === null ? null : end } };
}

interface Print {
  readonly size: number;
  readonly start: readonly string[];
  /** Of a very long quote, its end. */
  readonly end: readonly string[] | null;
}

const PRINT = /^([1-4])\.([\w-]{1,64})(?:~([\w-]{1,64}))?$/;

function readPrint(print: string): Print | null {
  const [, digit, head, tail] = PRINT.exec(print) ?? [];
  const size = Number(digit);
  if (head === undefined || head.length % size !== 0) return null;
  return { size, start: cut(head, size), end: tail === undefined ? null : cut(tail, size) };
}

function cut(letters: string, size: number): readonly string[] {
  return Array.from({ length: Math.floor(letters.length / size) }, (_, place) =>
    letters.slice(place * size, (place + 1) * size),
  );
}

/** Every word of the index in the passages, with the time of the spoken word that it is a part of. */
function spokenWords(passages: readonly QuotedPassage[]): readonly SpokenWord[] {
  return passages.flatMap(({ text, wordTimes, end }) =>
    wordSpans(text).flatMap((span, place) => {
      const start = wordTimes[place];
      if (start === undefined) return [];
      const until = wordTimes[place + 1] ?? end ?? start;
      return indexWords(text.slice(span.start, span.end)).map((word) => ({ word, start, end: until }));
    }),
  );
}

/**
 * The best stretch that ends at each word, by the number of words that must be changed, left out or put in (Sellers'
 * algorithm): O(wanted × spoken).
 */
function stretches(wanted: readonly string[], spoken: readonly string[]): readonly Stretch[] {
  let distances: readonly number[] = wanted.map((_, row) => row + 1);
  let starts: readonly number[] = wanted.map(() => 0);
  return spoken.map((mark, to) => {
    const nextDistances: number[] = [];
    const nextStarts: number[] = [];
    let [diagonal, diagonalStart, above, aboveStart] = [0, to, 0, to + 1];
    for (const [row, want] of wanted.entries()) {
      const left = distances[row] ?? 0;
      const leftStart = starts[row] ?? 0;
      const changed = diagonal + (want === mark ? 0 : 1);
      const best = Math.min(changed, left + 1, above + 1);
      const start = best === changed ? diagonalStart : best === left + 1 ? leftStart : aboveStart;
      nextDistances.push(best);
      nextStarts.push(start);
      [diagonal, diagonalStart, above, aboveStart] = [left, leftStart, best, start];
    }
    [distances, starts] = [nextDistances, nextStarts];
    return { from: Math.min(above === 0 ? aboveStart : aboveStart, to), to, distance: above };
  });
}

/** The stretch that is sure to be the quote's: the one where it was, else the only good one. */
function bestStretch(
  words: readonly SpokenWord[],
  all: readonly Stretch[],
  length: number,
  near: number,
): Stretch | null {
  const few = length < FEW;
  const allowed = few ? 0 : Math.floor(length * MOST_CHANGED);
  const away = (stretch: Stretch) => {
    const { start, end } = timeOf(words, stretch);
    return Math.min(Math.abs(start - near), Math.abs(end - near));
  };
  const good = all
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || away(a) - away(b));
  if (few) return good.find((stretch) => isSpokenAt(timeOf(words, stretch), near)) ?? null;
  const stayed = good.find((stretch) => away(stretch) <= SAME_PLACE);
  const best = good[0];
  if (!best) return null;
  const margin = Math.max(1, Math.ceil(length * CLEARLY));
  if (stayed && stayed.distance < best.distance + margin) return stayed;
  const rival = all.find((stretch) => apart(stretch, best) && stretch.distance < best.distance + margin);
  return rival ? null : best;
}

function isSpokenAt({ start, end }: Span, time: number): boolean {
  const otherwise = Math.min(TIMED_OTHERWISE, (end - start) / 2);
  return start - otherwise <= time && time <= end - otherwise;
}

function apart(one: Stretch, other: Stretch): boolean {
  return one.to < other.from || one.from > other.to;
}
