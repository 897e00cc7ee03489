import type { Range } from "../../time/moment.ts";
import type { RecognisedSegment } from "../read/recogniser/recognised.ts";
import { type HeardWord, plainWord } from "./heard-word.ts";

/** The same word is heard in two pieces at times that differ by less. Seconds. */
const SAME_TIME = 1.5;

/** What was heard in a piece of an episode. */
export interface HeardPiece extends Range {
  readonly words: readonly HeardWord[];
}

/**
 * The words of pieces that overlap, in order, none doubled or lost. From one piece to the next it goes over in the longest run of
 * words that both have heard at about the same times; where they have none in common, in the middle of the overlap.
 */
export function joinHeard(pieces: readonly HeardPiece[]): readonly HeardWord[] {
  const [first, ...rest] = pieces;
  if (!first) return [];
  let words = [...first.words];
  let until = first.end;
  for (const piece of rest) {
    const seam = findSeam(words, piece, until);
    const before = words.slice(0, seam.before);
    const latest = before.at(-1)?.start ?? 0;
    const after = piece.words.slice(seam.after).map((word) => ({
      ...word,
      start: Math.max(latest, word.start),
      end: Math.max(latest, word.end),
    }));
    words = before.concat(after);
    until = piece.end;
  }
  return words;
}

/** How many words of those before stay, and from which word of the piece on it goes on. */
interface Seam {
  readonly before: number;
  readonly after: number;
}

function findSeam(words: readonly HeardWord[], piece: HeardPiece, until: number): Seam {
  const middle = (piece.start + until) / 2;
  const from = firstAt(words, piece.start - SAME_TIME);
  const to = firstAt(piece.words, until + SAME_TIME);
  const run = longestRun(words.slice(from), piece.words.slice(0, to), middle);
  if (run === null) return { before: firstAt(words, middle), after: firstAt(piece.words, middle) };
  const half = Math.ceil(run.length / 2);
  return { before: from + run.a + half, after: run.b + half };
}

interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
  /** One for each word, the less the further its two times are apart. */
  readonly score: number;
}

/** The longest run of words that both have at about the same times; of equal ones that nearest to `middle`. */
function longestRun(a: readonly HeardWord[], b: readonly HeardWord[], middle: number): Run | null {
  const plain = { a: a.map(({ text }) => plainWord(text)), b: b.map(({ text }) => plainWord(text)) };
  const apart = (i: number) => Math.abs((a[i]?.start ?? 0) - middle);
  const likeness = (i: number, j: number) => {
    const said = plain.a[i] ?? "";
    if (said === "" || said !== plain.b[j]) return 0;
    return Math.max(0, 1 - Math.abs((a[i]?.start ?? 0) - (b[j]?.start ?? 0)) / SAME_TIME);
  };
  let best: Run | null = null;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      let [length, score] = [0, 0];
      for (let like = likeness(i, j); like > 0; like = likeness(i + length, j + length)) {
        length += 1;
        score += like;
      }
      const more = score - (best?.score ?? 0);
      if (more > 0 || (best !== null && more === 0 && length > 0 && apart(i) < apart(best.a)))
        best = { a: i, b: j, length, score };
    }
  return best;
}

/** How many words begin before a time. */
function firstAt(words: readonly HeardWord[], time: number): number {
  const found = words.findIndex(({ start }) => start >= time);
  return found < 0 ? words.length : found;
}

/** The words as segments of a recogniser, for passages to be built of; those whose times were only reckoned without them. */
export function heardSegments(words: readonly HeardWord[]): readonly RecognisedSegment[] {
  const segments: HeardWord[][] = [];
  for (const word of words) {
    const last = segments.at(-1);
    if (!last || word.first || last[0]?.measured !== word.measured) segments.push([word]);
    else last.push(word);
  }
  return segments.map((own, index) => {
    const timed = own[0]?.measured === true;
    return {
      path: `[${index}]`,
      start: own[0]?.start ?? null,
      end: own.at(-1)?.end ?? null,
      speaker: null,
      text: timed ? "" : own.map(({ text }) => text).join(""),
      words: timed ? own.map(({ text, start, end }) => ({ text, start, end, speaker: null })) : [],
    };
  });
}
