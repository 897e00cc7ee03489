import { UNWEIGHTED } from "./bm25.ts";
import { type Cursor, NONE } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import { type DocumentList, ListCursor } from "./document-list.ts";
import type { IndexTerm } from "./index-query.ts";
import { AllCursor } from "./joined-cursors.ts";
import { PairScan } from "./pair-scan.ts";
import { PostingsCursor } from "./postings.ts";
import { SEPARATOR, type Segment, startOf, type Tokens } from "./segment.ts";
import { rangeOfPrefix, rangeOfWord, type WordRange } from "./vocabulary.ts";

/** How much a word counts in each column; null where it counts 1 in any. */
export type ColumnWeights = readonly number[] | null;

const NO_WORD: WordRange = { from: 0, to: 0 };

/** What each word of a term may be in this segment; null where one of them can be nothing. */
export function rangesOf(segment: Segment, { kind, words }: IndexTerm): readonly WordRange[] | null {
  const ranges = words.map((word, index) =>
    kind === "beginning" && index === words.length - 1
      ? rangeOfPrefix(segment, word)
      : rangeOfWord(segment, word),
  );
  return ranges.length > 0 && ranges.every(({ from, to }) => from < to) ? ranges : null;
}

/** The documents that have words of these ranges one behind the other, and how often, by the weights of their columns. */
export function listOccurrences(
  live: LiveSegment,
  ranges: readonly WordRange[],
  weights: ColumnWeights,
): DocumentList {
  const [only, ...more] = ranges;
  if (only && more.length === 0 && weights === null) return sumPostings(live, only);
  const { segment, deletions } = live;
  const pattern = patternOf(segment, ranges);
  if (weights === null && isCommon(segment, pattern)) return scanTokens(live, ranges, pattern);
  const cursor = candidates(live, ranges);
  const documents: number[] = [];
  const frequencies: number[] = [];
  for (let document = cursor.next(); document !== NONE; document = cursor.next()) {
    if (deletions !== null && isDeleted(deletions, document)) continue;
    const places = count(segment, document, ranges, pattern);
    if (places === 0) continue;
    documents.push(document);
    frequencies.push(weights === null ? places : weigh(segment, document, ranges, weights));
  }
  return { documents: new Int32Array(documents), frequencies: new Float64Array(frequencies) };
}

/** Whether reading all tokens costs less than going to the documents of the rarest word, of which each costs some texts more. */
function isCommon({ size, counts, tokens }: Segment, { from, width }: Pattern): boolean {
  return width === 1 && (counts[from - 1] ?? 0) * (tokens instanceof Uint16Array ? 8 : 3) > size.documents;
}

/** The same for words that stand nearly everywhere: all tokens are read, one after the other. */
function scanTokens(
  { segment, deletions }: LiveSegment,
  ranges: readonly WordRange[],
  pattern: Pattern,
): DocumentList {
  const { tokens, ends, counts } = segment;
  const { pivot } = pattern;
  // In no more than the rarest word is.
  const documents = new Int32Array(counts[pattern.from - 1] ?? 0);
  const frequencies = new Float64Array(documents.length);
  const end = tokens.length - ranges.length + pivot + 1;
  const next = finderOf(tokens, pattern);
  let found = 0;
  let document = 0;
  let last = -1;
  for (let at = next(pivot, end); at < end; at = next(at + 1, end)) {
    const start = at - pivot;
    if (ranges.length > 2 && !standsAt(tokens, start, ranges)) continue;
    while ((ends[document] ?? 0) <= start) document += 1;
    if (start + ranges.length > (ends[document] ?? 0)) continue;
    if (deletions !== null && isDeleted(deletions, document)) continue;
    if (document !== last) documents[found++] = document;
    frequencies[found - 1] = (frequencies[found - 1] ?? 0) + 1;
    last = document;
  }
  return { documents: documents.subarray(0, found), frequencies: frequencies.subarray(0, found) };
}

/** The same as nextOf; of two words, and tokens of two bytes, several times as fast over a long text. */
function finderOf(tokens: Tokens, pattern: Pattern): (at: number, end: number) => number {
  const { from, beside, besideFrom, width, besideWidth } = pattern;
  const isPair = width === 1 && besideWidth === 1 && beside !== 0;
  if (!isPair || tokens instanceof Int32Array) return (at, end) => nextOf(tokens, at, end, pattern);
  if (beside > 0) {
    const scan = new PairScan(tokens, from, besideFrom);
    return (at, end) => scan.next(at, end);
  }
  const scan = new PairScan(tokens, besideFrom, from);
  return (at, end) => scan.next(at - 1, end - 1) + 1;
}

/** The next place from `at` on where a pattern stands, or `end`. A function of its own: the engine compiles it whole. */
function nextOf(tokens: Tokens, at: number, end: number, pattern: Pattern): number {
  const { from, width, beside, besideFrom, besideWidth } = pattern;
  let place = at;
  if (width === 1 && besideWidth === 1) {
    while (place < end && !(tokens[place] === from && tokens[place + beside] === besideFrom)) place += 1;
    return place;
  }
  for (; place < end; place++) {
    // One comparison each, for two of which neither can be foretold.
    if (((tokens[place] ?? 0) - from) >>> 0 >= width) continue;
    if (((tokens[place + beside] ?? 0) - besideFrom) >>> 0 < besideWidth) break;
  }
  return place;
}

/** All documents in which these words may stand so. */
function candidates(live: LiveSegment, ranges: readonly WordRange[]): Cursor {
  const { segment } = live;
  const single = ranges.filter(({ from, to }) => to === from + 1);
  const [first] = ranges;
  if (single.length > 0)
    return new AllCursor(single.map(({ from }) => new PostingsCursor(segment, from, UNWEIGHTED)));
  if (!first) throw new Error("Nothing is looked for");
  return new ListCursor(segment, sumPostings(live, first), UNWEIGHTED);
}

/** What is looked for first in tokens: the rarest word of a phrase, and one beside it, by how far they stand apart. */
interface Pattern {
  /** Which word of the phrase it is. */
  readonly pivot: number;
  readonly from: number;
  readonly width: number;
  readonly beside: number;
  readonly besideFrom: number;
  readonly besideWidth: number;
}

function patternOf({ counts }: Segment, ranges: readonly WordRange[]): Pattern {
  let pivot = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { from, to }] of ranges.entries()) {
    const own = to === from + 1 ? (counts[from - 1] ?? 0) : least;
    if (own < least) [pivot, least] = [index, own];
  }
  const beside = pivot > 0 ? -1 : Math.min(1, ranges.length - 1);
  const [range, other] = [ranges[pivot] ?? NO_WORD, ranges[pivot + beside] ?? NO_WORD];
  return {
    pivot,
    from: range.from,
    width: range.to - range.from,
    beside,
    besideFrom: other.from,
    besideWidth: other.to - other.from,
  };
}

/** How often the words stand so in a document. */
function count(
  { tokens, ends }: Segment,
  document: number,
  ranges: readonly WordRange[],
  pattern: Pattern,
): number {
  const { pivot } = pattern;
  const end = (ends[document] ?? 0) - ranges.length + pivot + 1;
  let places = 0;
  let at = nextOf(tokens, startOf(ends, document) + pivot, end, pattern);
  for (; at < end; at = nextOf(tokens, at + 1, end, pattern))
    if (ranges.length <= 2 || standsAt(tokens, at - pivot, ranges)) places += 1;
  return places;
}

/** How often, by the weights of the columns in which they stand. */
function weigh(
  { tokens, ends }: Segment,
  document: number,
  ranges: readonly WordRange[],
  weights: readonly number[],
): number {
  let sum = 0;
  let column = 0;
  const last = (ends[document] ?? 0) - ranges.length;
  for (let at = startOf(ends, document); at <= last; at++) {
    if (tokens[at] === SEPARATOR) column += 1;
    else if (standsAt(tokens, at, ranges)) sum += weights[column] ?? 1;
  }
  return sum;
}

/** Whether words of these ranges stand one behind the other from a place on. */
export function standsAt(tokens: Tokens, at: number, ranges: readonly WordRange[]): boolean {
  for (let index = 0; index < ranges.length; index++) {
    const range = ranges[index];
    const token = tokens[at + index] ?? 0;
    if (!range || token < range.from || token >= range.to) return false;
  }
  return true;
}

/** The documents that have any of these words, and how often together. */
function sumPostings({ segment, deletions }: LiveSegment, { from, to }: WordRange): DocumentList {
  const sums = new Int32Array(segment.size.documents);
  let found = 0;
  const cursor = new PostingsCursor(segment, from, UNWEIGHTED);
  for (let word = from; word < to; word++) {
    cursor.begin(word);
    for (let document = cursor.next(); document !== NONE; document = cursor.next()) {
      const before = sums[document] ?? 0;
      if (before === 0) {
        if (deletions !== null && isDeleted(deletions, document)) continue;
        found += 1;
      }
      sums[document] = before + cursor.frequency;
    }
  }
  const documents = new Int32Array(found);
  const frequencies = new Float64Array(found);
  let at = 0;
  for (let document = 0; at < found; document++) {
    const sum = sums[document] ?? 0;
    if (sum === 0) continue;
    documents[at] = document;
    frequencies[at++] = sum;
  }
  return { documents, frequencies };
}
