import { UNWEIGHTED } from "./bm25.ts";
import { BATCH, type Cursor, NOTHING } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import { type DocumentList, ListCursor } from "./document-list.ts";
import type { IndexTerm } from "./index-query.ts";
import { AllCursor } from "./joined-cursors.ts";
import { addFrequencies, openList } from "./listed.ts";
import { listOfPair } from "./pairs.ts";
import type { Scratch } from "./scratch.ts";
import { SEPARATOR, type Segment, startOf, type Tokens } from "./segment.ts";
import { TokenScan } from "./token-scan.ts";
import { rangeOfPrefix, rangeOfWord, type WordRange } from "./vocabulary.ts";

/** How much a word counts in each column; null where it counts 1 in any. */
export type ColumnWeights = readonly number[] | null;

/** What each word of a term may be in this segment; null where one of them can be nothing. */
export function rangesOf(segment: Segment, { kind, words }: IndexTerm): readonly WordRange[] | null {
  const ranges = words.map((word, index) =>
    kind === "beginning" && index === words.length - 1
      ? rangeOfPrefix(segment, word)
      : rangeOfWord(segment, word),
  );
  return ranges.length > 0 && ranges.every(({ from, to }) => from < to) ? ranges : null;
}

/** The number of the list of what stands so: of one word, or of two common ones; 0 where nothing does, null where there is no such list. */
export function listOfRanges(segment: Segment, ranges: readonly WordRange[]): number | null {
  const [first, second] = ranges;
  if (!first || ranges.length > 2 || !ranges.every(isSingle)) return null;
  return second ? listOfPair(segment, first.from, second.from) : first.from;
}

function isSingle({ from, to }: WordRange): boolean {
  return to === from + 1;
}

/** The documents that have words of these ranges one behind the other, and how often, by the weights of their columns. */
export function listOccurrences(
  live: LiveSegment,
  ranges: readonly WordRange[],
  weights: ColumnWeights,
  scratch: Scratch,
): DocumentList {
  const [only, ...more] = ranges;
  if (only && more.length === 0 && weights === null) return sumPostings(live, only, scratch);
  const { segment, deletions } = live;
  const countIn = counterOf(segment, ranges);
  const cursor = candidates(live, ranges, scratch);
  const documents: number[] = [];
  const frequencies: number[] = [];
  const batch = { documents: new Int32Array(BATCH), scores: null };
  for (let taken = cursor.take(batch); taken > 0; taken = cursor.take(batch))
    for (const document of batch.documents.subarray(0, taken)) {
      if (deletions !== null && isDeleted(deletions, document)) continue;
      const places = countIn(document);
      if (places === 0) continue;
      documents.push(document);
      frequencies.push(weights === null ? places : weigh(segment, document, ranges, weights));
    }
  return { documents: new Int32Array(documents), frequencies: new Float64Array(frequencies) };
}

/** All documents in which these words may stand so: those that have each word, and each pair that is listed. */
function candidates(live: LiveSegment, ranges: readonly WordRange[], scratch: Scratch): Cursor {
  const { segment } = live;
  const [first] = ranges;
  if (!first) throw new Error("Nothing is looked for");
  const lists = new Set<number>();
  for (const [index, range] of ranges.entries()) {
    const next = ranges[index + 1];
    const pair = next ? listOfRanges(segment, [range, next]) : null;
    if (pair === 0) return NOTHING;
    if (pair !== null) lists.add(pair);
    else if (isSingle(range)) lists.add(range.from);
  }
  if (lists.size === 0) return new ListCursor(segment, sumPostings(live, first, scratch), UNWEIGHTED);
  return new AllCursor([...lists].map((list) => openList(segment, list, UNWEIGHTED)));
}

/** Tells how often the words stand so in a document: by the rarest of those that are one word, which is found soonest. */
function counterOf(
  { tokens, ends, counts }: Segment,
  ranges: readonly WordRange[],
): (document: number) => number {
  const countOf = (range: WordRange) => counts[range.from - 1] ?? 0;
  const [rarest] = ranges.filter(isSingle).sort((a, b) => countOf(a) - countOf(b));
  const pivot = rarest ? ranges.indexOf(rarest) : 0;
  const scan = rarest && new TokenScan(tokens, rarest.from);
  const nextOf = (at: number, end: number) => (scan ? scan.next(at, end) : at);
  return (document) => {
    const end = (ends[document] ?? 0) - ranges.length + pivot + 1;
    let places = 0;
    for (let at = nextOf(startOf(ends, document) + pivot, end); at < end; at = nextOf(at + 1, end))
      if (standsAt(tokens, at - pivot, ranges)) places += 1;
    return places;
  };
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
function sumPostings(
  { segment, deletions }: LiveSegment,
  { from, to }: WordRange,
  scratch: Scratch,
): DocumentList {
  const { size, counts } = segment;
  const sums = scratch.int32s(size.documents).fill(0);
  /** A bit for each document: most have none of these words, and are passed over by thirty-two. */
  const found = scratch.int32s(Math.ceil(size.documents / 32)).fill(0);
  let most = 0;
  for (let word = from; word < to; word++) {
    addFrequencies(segment, word, { sums, found });
    most += counts[word - 1] ?? 0;
  }
  const documents = scratch.int32s(Math.min(most, size.documents));
  const frequencies = scratch.float64s(documents.length);
  let listed = 0;
  for (let word = 0; word < found.length; word++)
    for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const document = 32 * word + 31 - Math.clz32(bits & -bits);
      if (deletions !== null && isDeleted(deletions, document)) continue;
      documents[listed] = document;
      frequencies[listed++] = sums[document] ?? 0;
    }
  return { documents: documents.subarray(0, listed), frequencies: frequencies.subarray(0, listed) };
}
