import { UNWEIGHTED } from "./bm25.ts";
import { BATCH, NONE } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import type { DocumentList } from "./document-list.ts";
import type { NearTerm } from "./index-query.ts";
import { AllCursor, AnyCursor, joinCursors } from "./joined-cursors.ts";
import { openList } from "./listed.ts";
import { NearWindow } from "./near-window.ts";
import type { ColumnWeights } from "./occurrences.ts";
import { Scratch } from "./scratch.ts";
import { SEPARATOR, type Segment, startOf } from "./segment.ts";
import { TokenScan } from "./token-scan.ts";
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
  scratch = new Scratch(),
): DocumentList | null {
  const { of } = near;
  const sets = of.map(({ words }) => numbersOf(segment, words));
  if (sets.length === 0 || sets.some((numbers) => numbers.length === 0)) return null;
  const setOf = new Uint8Array(segment.size.words + 1);
  for (const [set, numbers] of sets.entries()) for (const number of numbers) setOf[number] = set + 1;
  const wanted = of.reduce((sum, { times }) => sum + times, 0);
  const cursor = new AllCursor(
    sets.map((numbers) =>
      joinCursors(
        numbers.map((word) => openList(segment, word, UNWEIGHTED)),
        AnyCursor,
      ),
    ),
  );
  const countIn = weights === null ? counterNear(segment, sets, setOf, near) : null;
  const window = new NearWindow(near);
  const most = Math.min(cursor.cost, segment.size.documents);
  const documents = scratch.int32s(most);
  const frequencies = scratch.float64s(most);
  let listed = 0;
  const batch = { documents: new Int32Array(BATCH), scores: null };
  const touched = new Int32Array(BATCH);
  for (let count = cursor.take(batch); count > 0; count = cursor.take(batch)) {
    touchTexts(segment, batch.documents, count, touched);
    for (let index = 0; index < count; index++) {
      const document = batch.documents[index] ?? NONE;
      if (deletions !== null && isDeleted(deletions, document)) continue;
      const sum = countIn?.(document) ?? countNear(segment, document, setOf, window, weights);
      if (sum === 0) continue;
      documents[listed] = document;
      frequencies[listed++] = sum / wanted;
    }
  }
  return { documents: documents.subarray(0, listed), frequencies: frequencies.subarray(0, listed) };
}

/**
 * Reads a word from the beginning, the middle and the end of each text that is about to be looked through: memory brings all of them
 * at once then, where else one would be waited for after the other. Sums are written into `touched`, for what nobody asks for is not read.
 */
function touchTexts(
  { tokens, ends }: Segment,
  documents: Int32Array,
  count: number,
  touched: Int32Array,
): void {
  for (let index = 0; index < count; index++) {
    const document = documents[index] ?? NONE;
    const [start, end] = [startOf(ends, document), ends[document] ?? 0];
    touched[index] =
      (tokens[start] ?? SEPARATOR) +
      (tokens[(start + end) >>> 1] ?? SEPARATOR) +
      (tokens[end - 1] ?? SEPARATOR);
  }
}

/**
 * Tells how many words of a document stand near one another, by the word of the rarest set: all that are near are within its reach,
 * and one word is found sooner than any of several. Null where that set has several, and where texts have several columns.
 */
function counterNear(
  { tokens, ends, counts, size }: Segment,
  sets: readonly (readonly number[])[],
  setOf: Uint8Array,
  near: NearTerm,
): ((document: number) => number) | null {
  const countOf = (words: readonly number[]) => words.reduce((sum, word) => sum + (counts[word - 1] ?? 0), 0);
  const [rarest = []] = sets.toSorted((a, b) => countOf(a) - countOf(b));
  const [word, ...others] = rarest;
  if (word === undefined || others.length > 0 || size.columns > 1) return null;
  const scan = new TokenScan(tokens, word);
  const window = new NearWindow(near);
  const reach = near.of.reduce((sum, { times }) => sum + times, near.between);
  return (document) => {
    window.clear();
    const end = ends[document] ?? 0;
    let sum = 0;
    let from = startOf(ends, document);
    for (let at = scan.next(from, end); at < end; at = scan.next(at + 1, end)) {
      const to = Math.min(end, at + reach);
      for (let place = Math.max(from, at - reach + 1); place < to; place++) {
        const set = setOf[tokens[place] ?? SEPARATOR] ?? 0;
        if (set > 0) sum += window.add(place, set - 1);
      }
      from = to;
    }
    return sum;
  };
}

/** How many words of a document stand near one another, by the weights of their columns. */
function countNear(
  { tokens, ends }: Segment,
  document: number,
  setOf: Uint8Array,
  window: NearWindow,
  weights: ColumnWeights,
): number {
  window.clear();
  let sum = 0;
  let column = 0;
  const end = ends[document] ?? 0;
  for (let at = startOf(ends, document); at < end; at++) {
    const token = tokens[at] ?? SEPARATOR;
    const set = setOf[token] ?? 0;
    if (set > 0) sum += window.add(at, set - 1) * (weights?.[column] ?? 1);
    else if (token === SEPARATOR) {
      column += 1;
      window.clear();
    }
  }
  return sum;
}

function numbersOf(segment: Segment, words: readonly string[]): readonly number[] {
  return words.flatMap((word) => {
    const { from, to } = rangeOfWord(segment, word);
    return from < to ? [from] : [];
  });
}
