import { UNWEIGHTED } from "./bm25.ts";
import { BATCH } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import type { DocumentList } from "./document-list.ts";
import type { NearTerm } from "./index-query.ts";
import { AllCursor, AnyCursor, joinCursors } from "./joined-cursors.ts";
import { openList } from "./listed.ts";
import { NearWindow } from "./near-window.ts";
import type { ColumnWeights } from "./occurrences.ts";
import { SEPARATOR, type Segment, startOf } from "./segment.ts";
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
    sets.map((numbers) =>
      joinCursors(
        numbers.map((word) => openList(segment, word, UNWEIGHTED)),
        AnyCursor,
      ),
    ),
  );
  const window = new NearWindow(near);
  const documents: number[] = [];
  const frequencies: number[] = [];
  const batch = { documents: new Int32Array(BATCH), scores: null };
  for (let count = cursor.take(batch); count > 0; count = cursor.take(batch))
    for (const document of batch.documents.subarray(0, count)) {
      if (deletions !== null && isDeleted(deletions, document)) continue;
      const sum = countNear(segment, document, setOf, window, weights);
      if (sum === 0) continue;
      documents.push(document);
      frequencies.push(sum / wanted);
    }
  return { documents: new Int32Array(documents), frequencies: new Float64Array(frequencies) };
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
