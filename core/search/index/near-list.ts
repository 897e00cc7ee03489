import { UNWEIGHTED } from "./bm25.ts";
import { NONE } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import type { DocumentList } from "./document-list.ts";
import type { NearTerm } from "./index-query.ts";
import { AllCursor, AnyCursor } from "./joined-cursors.ts";
import { nearPlaces } from "./near-places.ts";
import type { ColumnWeights } from "./occurrences.ts";
import { PostingsCursor } from "./postings.ts";
import { SEPARATOR, type Segment, startOf, type Tokens } from "./segment.ts";
import { rangeOfWord } from "./vocabulary.ts";

/**
 * The documents in which words stand near one another, within one column, and how often: the words that do, by the weights of
 * their columns, for each time that all of them could be there. Null where a set has no word. Of more than 255 sets it would lose
 * some.
 */
export function listNear(
  { segment, deletions }: LiveSegment,
  near: NearTerm,
  weights: ColumnWeights,
): DocumentList | null {
  const { of } = near;
  const sets = of.map(({ words }) => numbersOf(segment, words));
  if (sets.length === 0 || sets.some((numbers) => numbers.length === 0)) return null;
  const setOf = new Uint8Array(segment.size.words + 1);
  for (const [set, numbers] of sets.entries()) for (const number of numbers) setOf[number] = set + 1;
  const wanted = of.reduce((sum, { times }) => sum + times, 0);
  const cursor = new AllCursor(
    sets.map((numbers) => new AnyCursor(numbers.map((n) => new PostingsCursor(segment, n, UNWEIGHTED)))),
  );
  const longest = wanted + near.between;
  const last = new Int32Array(sets.length);
  const documents: number[] = [];
  const frequencies: number[] = [];
  for (let document = cursor.next(); document !== NONE; document = cursor.next()) {
    if (deletions !== null && isDeleted(deletions, document)) continue;
    if (!mayBeNear(segment, document, setOf, longest, last)) continue;
    let sum = 0;
    for (const [column, own] of columnsOf(segment, document).entries()) {
      const places = nearPlaces(readSets(own, setOf), near);
      sum += places.length * (weights?.[column] ?? 1);
    }
    if (sum === 0) continue;
    documents.push(document);
    frequencies.push(sum / wanted);
  }
  return { documents: new Int32Array(documents), frequencies: new Float64Array(frequencies) };
}

/** Whether a word of each set stands among some words in a row, so many at most; in most documents none does. `last`: room for each. */
function mayBeNear(
  { tokens, ends }: Segment,
  document: number,
  setOf: Uint8Array,
  longest: number,
  last: Int32Array,
): boolean {
  const [start, end] = [startOf(ends, document), ends[document] ?? 0];
  last.fill(start - longest);
  for (let at = start; at < end; at++) {
    const set = setOf[tokens[at] ?? SEPARATOR] ?? 0;
    if (set === 0) continue;
    last[set - 1] = at;
    let first = at;
    for (let other = 0; other < last.length; other++) first = Math.min(first, last[other] ?? 0);
    if (at - first < longest) return true;
  }
  return false;
}

function numbersOf(segment: Segment, words: readonly string[]): readonly number[] {
  return words.flatMap((word) => {
    const { from, to } = rangeOfWord(segment, word);
    return from < to ? [from] : [];
  });
}

/** Of which set each word is. A function of its own: the engine compiles it whole. */
function readSets(tokens: Tokens, setOf: Uint8Array): Uint8Array {
  const sets = new Uint8Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) sets[at] = setOf[tokens[at] ?? SEPARATOR] ?? 0;
  return sets;
}

/** The words of each column of a document, by their numbers. */
function columnsOf({ tokens, ends, size }: Segment, document: number) {
  const all = tokens.subarray(startOf(ends, document), ends[document]);
  if (size.columns === 1) return [all];
  const columns = [];
  for (let from = 0; columns.length < size.columns; ) {
    const end = all.indexOf(SEPARATOR, from);
    const to = end < 0 ? all.length : end;
    columns.push(all.subarray(from, to));
    from = to + 1;
  }
  return columns;
}
