import type { Weighting } from "./bm25.ts";
import type { Cursor } from "./cursor.ts";
import { DenseCursor } from "./dense-postings.ts";
import { recount } from "./pairs.ts";
import { beginningOf, PostingsCursor, readDocuments } from "./postings.ts";
import { BLOCK, isDense, MOST_COUNTED, type Segment } from "./segment.ts";

/** Goes through the documents of a list. */
export function openList(segment: Segment, list: number, weighting: Weighting): Cursor {
  const Open = isDense(segment.size, segment.counts[list - 1] ?? 0) ? DenseCursor : PostingsCursor;
  return new Open(segment, list, weighting);
}

/** Adds to what is in `sums`, by document, how often each has what is listed, and sets the bits of those that have it in `found`. */
export function addFrequencies(
  segment: Segment,
  list: number,
  { sums, found }: { readonly sums: Int32Array; readonly found: Int32Array },
): void {
  const { postings, counts, size } = segment;
  const count = counts[list - 1] ?? 0;
  let place = beginningOf(segment, list).start;
  if (isDense(size, count)) {
    for (let document = 0; document < size.documents; document++) {
      const counted = postings[place + document] ?? 0;
      if (counted === 0) continue;
      const frequency = counted < MOST_COUNTED ? counted : recount(segment, list, document);
      sums[document] = (sums[document] ?? 0) + frequency;
      found[document >>> 5] = (found[document >>> 5] ?? 0) | (1 << (document & 31));
    }
    return;
  }
  const documents = new Int32Array(BLOCK);
  for (let left = count, last = -1; left > 0; left -= BLOCK) {
    const length = Math.min(BLOCK, left);
    place = readDocuments(postings, place, last, documents, length);
    for (let at = 0; at < length; at++) {
      const document = documents[at] ?? 0;
      const counted = postings[place + at] ?? 0;
      const frequency = counted < MOST_COUNTED ? counted : recount(segment, list, document);
      sums[document] = (sums[document] ?? 0) + frequency;
      found[document >>> 5] = (found[document >>> 5] ?? 0) | (1 << (document & 31));
    }
    place += length;
    last = documents[length - 1] ?? 0;
  }
}
