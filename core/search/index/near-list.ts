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
  const glance = glanceAt(segment, sets, setOf, wanted + near.between);
  const documents: number[] = [];
  const frequencies: number[] = [];
  const batch = { documents: new Int32Array(BATCH), scores: null };
  for (let count = cursor.take(batch); count > 0; count = cursor.take(batch))
    for (const document of batch.documents.subarray(0, count)) {
      if (deletions !== null && isDeleted(deletions, document)) continue;
      if (!glance(document)) continue;
      const sum = countNear(segment, document, setOf, window, weights);
      if (sum === 0) continue;
      documents.push(document);
      frequencies.push(sum / wanted);
    }
  return { documents: new Int32Array(documents), frequencies: new Float64Array(frequencies) };
}

/**
 * Tells whether it is worth to look at a document more closely: whether by the word of the rarest set, where that is a single one,
 * there is one of another set. In most documents there is none, and one word is found sooner than any of several.
 */
function glanceAt(
  segment: Segment,
  sets: readonly (readonly number[])[],
  setOf: Uint8Array,
  longest: number,
): (document: number) => boolean {
  const { tokens, ends, counts } = segment;
  const countOf = (words: readonly number[]) => words.reduce((sum, word) => sum + (counts[word - 1] ?? 0), 0);
  const [rarest = []] = sets.toSorted((a, b) => countOf(a) - countOf(b));
  const [word, ...others] = rarest;
  if (word === undefined || others.length > 0 || sets.length < 2) return () => true;
  const scan = new TokenScan(tokens, word);
  const own = setOf[word];
  return (document) => {
    const [start, end] = [startOf(ends, document), ends[document] ?? 0];
    for (let at = scan.next(start, end); at < end; at = scan.next(at + 1, end)) {
      const last = Math.min(end, at + longest);
      for (let other = Math.max(start, at - longest + 1); other < last; other++) {
        const set = setOf[tokens[other] ?? SEPARATOR];
        if (set !== 0 && set !== own) return true;
      }
    }
    return false;
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
