import type { Statistics } from "./bm25.ts";
import { compileQuery } from "./compile-query.ts";
import { type Cursor, NONE } from "./cursor.ts";
import { documentFrom, isDeleted, type LiveSegment } from "./deletions.ts";
import type { IndexQuery } from "./index-query.ts";
import { type Matches, uniteMatches } from "./matches.ts";
import type { ColumnWeights } from "./occurrences.ts";
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
    const document = documentFrom(segment, id);
    if (segment.ids[document] !== id) continue;
    if (deletions !== null && isDeleted(deletions, document)) continue;
    const { tokens, ends } = segment;
    return { segment, tokens: tokens.subarray(startOf(ends, document), ends[document]) };
  }
  return null;
}

/** All that match, in the order of their ids. */
export function listMatches({ segments, statistics }: SearchIndex, query: IndexQuery): Float64Array {
  const cursors = compileQuery(segments, statistics, query, null);
  return uniteMatches(segments.map((live, index) => take(live, cursors[index], "unscored"))).ids;
}

/** All that match with their scores (BM25, the higher the better), in the order of their ids. */
export function scoreMatches(
  { segments, statistics }: SearchIndex,
  query: IndexQuery,
  weights: ColumnWeights = null,
): Matches {
  const cursors = compileQuery(segments, statistics, query, weights);
  return uniteMatches(segments.map((live, index) => take(live, cursors[index], "scored")));
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

function take(
  { segment, deletions }: LiveSegment,
  cursor: Cursor | undefined,
  kind: "scored" | "unscored",
): Matches {
  const ids = new Float64Array(cursor?.cost ?? 0);
  const scores = new Float64Array(kind === "scored" ? ids.length : 0);
  if (!cursor) return { ids, scores };
  let found = 0;
  for (let document = cursor.next(); document !== NONE; document = cursor.next()) {
    if (deletions !== null && isDeleted(deletions, document)) continue;
    ids[found] = segment.ids[document] ?? 0;
    if (kind === "scored") scores[found] = cursor.score();
    found += 1;
  }
  return { ids: ids.subarray(0, found), scores: scores.subarray(0, found) };
}
