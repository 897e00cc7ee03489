import type { IdRange } from "./index-query.ts";
import { lowerBound } from "./lower-bound.ts";
import type { Segment } from "./segment.ts";

/** Which documents of a segment are gone: a bit for each, the lowest first. */
export type Deletions = Uint32Array;

/** A segment, and what of it is gone; null where nothing is. */
export interface LiveSegment {
  readonly segment: Segment;
  readonly deletions: Deletions | null;
}

export function isDeleted(deletions: Deletions, document: number): boolean {
  return (((deletions[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1;
}

/** The segment without the documents of these ids, those included that were gone before. Ids that it has not are left out. */
export function deleteDocuments({ segment, deletions }: LiveSegment, ids: Iterable<number>): LiveSegment {
  const more = deletions?.slice() ?? new Uint32Array(Math.ceil(segment.size.documents / 32));
  for (const id of ids) {
    const document = documentFrom(segment, id);
    if (segment.ids[document] !== id) continue;
    more[document >>> 5] = (more[document >>> 5] ?? 0) | (1 << (document & 31));
  }
  return { segment, deletions: more.some((bits) => bits !== 0) ? more : null };
}

/** The segment with the documents in these ranges alone. */
export function keepDocuments(segment: Segment, ranges: Iterable<IdRange>): LiveSegment {
  const { documents } = segment.size;
  const deletions = new Uint32Array(Math.ceil(documents / 32)).fill(0xffff_ffff);
  let kept = 0;
  for (const { first, last } of ranges) {
    const end = documentFrom(segment, last + 1);
    for (let document = documentFrom(segment, first); document < end; document++, kept++)
      deletions[document >>> 5] = (deletions[document >>> 5] ?? 0) & ~(1 << (document & 31));
  }
  return { segment, deletions: kept < documents ? deletions : null };
}

/** The first document whose id is this or a higher one; the number of documents where all are lower. O(log n). */
export function documentFrom({ ids }: Segment, id: number): number {
  return lowerBound(ids, id);
}
