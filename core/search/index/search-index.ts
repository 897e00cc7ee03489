import type { Statistics } from "./bm25.ts";
import { compileQuery } from "./compile-query.ts";
import { BATCH, type Batch, type Cursor, NONE, NOTHING } from "./cursor.ts";
import { documentFrom, isDeleted, type LiveSegment } from "./deletions.ts";
import type { IndexQuery } from "./index-query.ts";
import { type Matches, uniteMatches } from "./matches.ts";
import type { ColumnWeights } from "./occurrences.ts";
import { Scratch } from "./scratch.ts";
import { lengthOf, type Segment, startOf, type Tokens, wordsIn } from "./segment.ts";

/** Segments that are searched as one: scores are the same however documents are spread over them. */
export interface SearchIndex {
  readonly segments: readonly LiveSegment[];
  readonly statistics: Statistics;
}

/** Joins segments; an id may be left in one of them only. */
export function openIndex(segments: readonly LiveSegment[]): SearchIndex {
  let documents = 0;
  let words = 0;
  for (const { segment, deletions } of segments) {
    documents += segment.size.documents;
    words += wordsIn(segment);
    if (deletions === null) continue;
    for (let document = 0; document < segment.size.documents; document++)
      if (isDeleted(deletions, document)) {
        documents -= 1;
        words -= lengthOf(segment, document);
      }
  }
  return { segments, statistics: { documents, words } };
}

/** The words of the document of an id, and the segment that it is in; null where it is in none. O(segments * log n). */
export function documentOf(
  { segments }: SearchIndex,
  id: number,
): { readonly segment: Segment; readonly tokens: Tokens } | null {
  for (const { segment, deletions } of segments) {
    const { ids, tokens, ends } = segment;
    // Episodes seldom interleave: most segments are passed over by their first and last document.
    if (id < (ids[0] ?? NONE) || id > (ids[ids.length - 1] ?? -1)) continue;
    const document = documentFrom(segment, id);
    if (ids[document] !== id) continue;
    if (deletions !== null && isDeleted(deletions, document)) continue;
    return { segment, tokens: tokens.subarray(startOf(ends, document), ends[document]) };
  }
  return null;
}

/** All that match, in the order of their ids. They lie in `scratch`. */
export function listMatches(index: SearchIndex, query: IndexQuery, scratch = new Scratch()): Int32Array {
  return collect(index, query, { weights: null, kind: "unscored", scratch }).ids;
}

/** All that match with their scores (BM25, the higher the better), in the order of their ids. They lie in `scratch`. */
export function scoreMatches(
  index: SearchIndex,
  query: IndexQuery,
  weights: ColumnWeights = null,
  scratch = new Scratch(),
): Matches {
  return collect(index, query, { weights, kind: "scored", scratch });
}

/** How many match. */
export function countMatches({ segments, statistics }: SearchIndex, query: IndexQuery): number {
  const cursors = compileQuery(segments, statistics, query, null);
  let count = 0;
  for (const [index, { deletions }] of segments.entries()) {
    const cursor = cursors[index];
    if (!cursor) continue;
    for (let document = cursor.next(); document !== NONE; document = cursor.next())
      if (deletions === null || !isDeleted(deletions, document)) count += 1;
  }
  return count;
}

/** Whether anything matches. */
export function hasMatch({ segments, statistics }: SearchIndex, query: IndexQuery): boolean {
  const cursors = compileQuery(segments, statistics, query, null);
  return segments.some(({ deletions }, index) => {
    const cursor = cursors[index];
    if (!cursor) return false;
    let document = cursor.next();
    while (document !== NONE && deletions !== null && isDeleted(deletions, document))
      document = cursor.next();
    return document !== NONE;
  });
}

interface Collecting {
  readonly weights: ColumnWeights;
  readonly kind: "scored" | "unscored";
  readonly scratch: Scratch;
}

/** Segment by segment into one pair of arrays. */
function collect(
  { segments, statistics }: SearchIndex,
  query: IndexQuery,
  { weights, kind, scratch }: Collecting,
): Matches {
  const cursors = compileQuery(segments, statistics, query, weights, scratch);
  const taken = segments
    .map((live, index) => ({ live, cursor: cursors[index] ?? NOTHING }))
    .sort((one, other) => (one.live.segment.ids[0] ?? 0) - (other.live.segment.ids[0] ?? 0));
  const most = taken.reduce(
    (sum, { live, cursor }) => sum + Math.min(cursor.cost, live.segment.size.documents),
    0,
  );
  const ids = scratch.int32s(most);
  const scores = scratch.float64s(kind === "scored" ? most : 0);
  const ends: number[] = [];
  for (const { live, cursor } of taken)
    ends.push(take(live, cursor, { ids, scores: kind === "scored" ? scores : null }, ends.at(-1) ?? 0));
  return uniteMatches({ ids, scores }, ends);
}

/** Writes the matches of a segment from a place on, and gives where they end. */
function take(
  { segment, deletions }: LiveSegment,
  cursor: Cursor,
  { ids, scores }: { readonly ids: Int32Array; readonly scores: Float64Array | null },
  from: number,
): number {
  const found = new Int32Array(BATCH);
  const own = scores && new Float64Array(BATCH);
  const batch: Batch = { documents: found, scores: own };
  let end = from;
  for (let count = cursor.take(batch); count > 0; count = cursor.take(batch))
    for (let index = 0; index < count; index++) {
      const document = found[index] ?? 0;
      if (deletions !== null && isDeleted(deletions, document)) continue;
      ids[end] = segment.ids[document] ?? 0;
      if (scores !== null && own !== null) scores[end] = own[index] ?? 0;
      end += 1;
    }
  return end;
}
