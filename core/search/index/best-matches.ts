import { compileQuery } from "./compile-query.ts";
import { type Cursor, NONE } from "./cursor.ts";
import { isDeleted, type LiveSegment } from "./deletions.ts";
import type { IndexQuery } from "./index-query.ts";
import type { ColumnWeights } from "./occurrences.ts";
import type { SearchIndex } from "./search-index.ts";

export interface Match {
  readonly id: number;
  /** BM25, the higher the better. */
  readonly score: number;
}

/** For sums that are made in another order. */
const ROUNDING = 1e-9;

/**
 * The best `most`, best first, equal ones in the order of their ids: the same as of all matches. Blocks in which no document
 * can be among them are passed over unread (block-max pruning; Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max
 * Indexes", 2011).
 */
export function findBest(
  { segments, statistics }: SearchIndex,
  query: IndexQuery,
  most: number,
  weights: ColumnWeights = null,
): readonly Match[] {
  const best: Match[] = [];
  if (most < 1) return best;
  const cursors = compileQuery(segments, statistics, query, weights);
  for (const [index, live] of segments.entries()) {
    const cursor = cursors[index];
    if (cursor) takeBest(live, cursor, most, best);
  }
  return best;
}

function takeBest({ segment, deletions }: LiveSegment, cursor: Cursor, most: number, best: Match[]): void {
  let end = -1;
  let bound = 0;
  let document = cursor.next();
  while (document !== NONE) {
    const least = best.length < most ? 0 : (best[most - 1]?.score ?? 0) - ROUNDING;
    let from = document;
    if (document > end) {
      end = cursor.look(document);
      bound = cursor.bound();
    }
    while (bound < least && end !== NONE) {
      from = end + 1;
      end = cursor.look(from);
      bound = cursor.bound();
    }
    if (bound < least) return;
    if (from > document) {
      document = cursor.seek(from);
      continue;
    }
    if (deletions === null || !isDeleted(deletions, document))
      insert(best, { id: segment.ids[document] ?? 0, score: cursor.score() }, most);
    document = cursor.next();
  }
}

/** Puts a match in its place, and drops the one that is too many. */
function insert(best: Match[], match: Match, most: number): void {
  if (best.length === most && isBefore(best[most - 1], match)) return;
  let at = Math.min(best.length, most - 1);
  for (; at > 0 && !isBefore(best[at - 1], match); at--) best[at] = best[at - 1] ?? match;
  best[at] = match;
}

function isBefore(one: Match | undefined, other: Match): boolean {
  if (!one) return false;
  return one.score > other.score || (one.score === other.score && one.id < other.id);
}
