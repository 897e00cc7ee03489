import type { Inversion } from "./invert.ts";
import { BLOCK, isDense, LONGEST, lengthOf, type Segment } from "./segment.ts";
import { bytesOf, writeNumber } from "./variable-bytes.ts";

/** How much room the postings of so many documents take. */
export function measurePostings(
  { counts, documents }: Inversion,
  size: number,
): { postingBytes: number; blocks: number } {
  let postingBytes = 0;
  let blocks = 0;
  let at = 0;
  for (const count of counts) {
    const dense = isDense({ documents: size }, count);
    const listed = dense ? size : count;
    if (listed > BLOCK) {
      postingBytes += bytesOf(blocks);
      blocks += Math.ceil(listed / BLOCK);
    }
    postingBytes += listed;
    let last = -1;
    for (const end = at + count; at < end; at++) {
      const document = documents[at] ?? 0;
      if (!dense) postingBytes += bytesOf(document - last - 1);
      last = document;
    }
  }
  return { postingBytes, blocks };
}

/** Writes the postings as postings.ts and dense-postings.ts read them. */
export function writePostings(segment: Segment, { counts, documents, frequencies }: Inversion): void {
  const end: PostingsEnd = { place: 0, block: 0 };
  let at = 0;
  for (const [index, count] of counts.entries()) {
    segment.starts[index] = end.place;
    const dense = isDense(segment.size, count);
    if ((dense ? segment.size.documents : count) > BLOCK)
      end.place = writeNumber(segment.postings, end.place, end.block);
    const [own, often] = [documents.subarray(at, at + count), frequencies.subarray(at, at + count)];
    if (dense) writeDense(segment, own, often, end);
    else writeBlocks(segment, own, often, end);
    at += count;
  }
}

/** Where what is written ends: in the postings, and among the blocks that are described. */
interface PostingsEnd {
  place: number;
  block: number;
}

function writeBlocks(
  segment: Segment,
  documents: Int32Array,
  frequencies: Uint8Array,
  end: PostingsEnd,
): void {
  const { postings } = segment;
  let last = -1;
  for (let at = 0; at < documents.length; at += BLOCK) {
    const [own, often] = [documents.subarray(at, at + BLOCK), frequencies.subarray(at, at + BLOCK)];
    for (const document of own) {
      end.place = writeNumber(postings, end.place, document - last - 1);
      last = document;
    }
    postings.set(often, end.place);
    end.place += often.length;
    if (documents.length > BLOCK) describeBlock(segment, own, often, end);
  }
}

/** Blocks of documents whether they are in the list or not. */
function writeDense(
  segment: Segment,
  documents: Int32Array,
  frequencies: Uint8Array,
  end: PostingsEnd,
): void {
  const { postings, size } = segment;
  let at = 0;
  for (let first = 0; first < size.documents; first += BLOCK) {
    const from = at;
    const next = Math.min(size.documents, first + BLOCK);
    for (; at < documents.length && (documents[at] ?? 0) < next; at++)
      postings[end.place + (documents[at] ?? 0) - first] = frequencies[at] ?? 0;
    end.place += next - first;
    if (size.documents > BLOCK)
      describeBlock(segment, documents.subarray(from, at), frequencies.subarray(from, at), end);
  }
}

/** What lets a search pass over a block, which was just written, without reading it. */
function describeBlock(
  segment: Segment,
  documents: Int32Array,
  frequencies: Uint8Array,
  end: PostingsEnd,
): void {
  let shortest = LONGEST;
  let most = 0;
  for (const document of documents) shortest = Math.min(shortest, lengthOf(segment, document));
  for (const frequency of frequencies) most = Math.max(most, frequency);
  segment.blockLasts[end.block] = documents.at(-1) ?? 0;
  segment.blockEnds[end.block] = end.place;
  segment.blockLengths[end.block] = shortest;
  segment.blockFrequencies[end.block] = most;
  end.block += 1;
}
