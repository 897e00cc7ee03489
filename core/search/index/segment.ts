import { checksumOf } from "./checksum.ts";

/** How much a segment holds. */
export interface SegmentSize {
  readonly documents: number;
  /** Of each document, such as title, summary and notes. */
  readonly columns: number;
  /** Different words. */
  readonly words: number;
  /** Words of all documents, and the separators between their columns. */
  readonly tokens: number;
  readonly wordBytes: number;
  readonly postingBytes: number;
  readonly blocks: number;
  /** Common words, and pairs of them; see pairs.ts. */
  readonly commons: number;
  readonly pairs: number;
}

/**
 * An index of some documents that never changes: typed arrays in one buffer, which may be stored, sent and shared as it is.
 * Documents are numbered from 0 in the order of their ids, words from 1 in the order of their UTF-8 bytes. Lists of documents are
 * numbered as their words are, behind them those of pairs.
 */
export interface Segment {
  readonly size: SegmentSize;
  /** The whole of it. */
  readonly bytes: Uint8Array;
  /** By document, ascending: what it is called outside. */
  readonly ids: Int32Array;
  /** By document: where its tokens end. */
  readonly ends: Int32Array;
  /** By word less 1: where its bytes end. */
  readonly wordEnds: Int32Array;
  /** By list less 1: how many documents are in it. */
  readonly counts: Int32Array;
  /** By list less 1: where its postings begin; see postings.ts and dense-postings.ts. */
  readonly starts: Int32Array;
  /** By block: its last document. */
  readonly blockLasts: Int32Array;
  /** By block: where its postings end. */
  readonly blockEnds: Int32Array;
  /** By block: the length of its shortest document, in words; LONGEST stands for that and more. */
  readonly blockLengths: Uint16Array;
  /** By block: how often what is listed is in one document at most; MOST_COUNTED stands for that and more. */
  readonly blockFrequencies: Uint8Array;
  /** The words whose pairs are listed, ascending. */
  readonly commons: Int32Array;
  /** The pairs that stand anywhere, ascending: the place of the first word among those, times how many they are, and that of the second. */
  readonly pairs: Int32Array;
  /** The words in UTF-8. */
  readonly wordBytes: Uint8Array;
  readonly postings: Uint8Array;
  /** The words of all documents by their numbers, SEPARATOR between two columns. */
  readonly tokens: Tokens;
}

/** Numbers of words. */
export type Tokens = Uint16Array | Int32Array;

/** The token between two columns. */
export const SEPARATOR = 0;
/** Postings in a block. */
export const BLOCK = 128;
export const MOST_COUNTED = 255;
export const LONGEST = 65_535;

/** "Phsg" where the lowest byte comes first; elsewhere, and where the version is another, a segment has to be built again. */
const MAGIC = 0x6773_6850;
/** Of how segments are written, and of how texts become words. */
export const SEGMENT_VERSION = 2;
/** Magic, version, checksum, and the nine numbers of the size, in 32-bit words. */
const HEADER = 12;
/** What the checksum is of begins after itself. */
const CHECKED_FROM = 3;
/** More different words do not fit into tokens of two bytes. */
const MOST_SHORT_WORDS = 65_535;

/** An empty segment to be filled, and sealed. */
export function allocateSegment(size: SegmentSize): Segment {
  const segment = viewsOf(new ArrayBuffer(layout(size).total), size);
  const { documents, columns, words, tokens, wordBytes, postingBytes, blocks, commons, pairs } = size;
  const sizes = [documents, columns, words, tokens, wordBytes, postingBytes, blocks, commons, pairs];
  const header = [MAGIC, SEGMENT_VERSION, 0, ...sizes];
  new Int32Array(segment.bytes.buffer, 0, HEADER).set(header);
  return segment;
}

/** Writes the checksum into a segment that is filled. */
export function sealSegment({ bytes }: Segment): void {
  const words = wordsOf(bytes.buffer);
  words[CHECKED_FROM - 1] = checksumOf(words.subarray(CHECKED_FROM));
}

/**
 * The segment in this buffer, which it keeps as it is; null where there is none of this version, or one that was damaged: it has
 * to be built again from the texts.
 */
export function openSegment(buffer: ArrayBufferLike): Segment | null {
  if (buffer.byteLength < HEADER * 4 || buffer.byteLength % 4 !== 0) return null;
  const words = wordsOf(buffer);
  const [magic, version, checksum, ...numbers] = words.subarray(0, HEADER);
  if (magic !== MAGIC || version !== SEGMENT_VERSION || checksum !== checksumOf(words.subarray(CHECKED_FROM)))
    return null;
  const size = sizeFrom(numbers);
  return layout(size).total === buffer.byteLength ? viewsOf(buffer, size) : null;
}

/** The same of a buffer that was found whole before, such as by another thread that shares it. */
export function viewSegment(buffer: ArrayBufferLike): Segment {
  return viewsOf(buffer, sizeFrom(wordsOf(buffer).subarray(CHECKED_FROM, HEADER)));
}

function sizeFrom(numbers: Iterable<number>): SegmentSize {
  const [
    documents = 0,
    columns = 0,
    words = 0,
    tokens = 0,
    wordBytes = 0,
    postingBytes = 0,
    blocks = 0,
    ...more
  ] = numbers;
  const [commons = 0, pairs = 0] = more;
  return { documents, columns, words, tokens, wordBytes, postingBytes, blocks, commons, pairs };
}

/** Whether a list of so many of the documents has a byte for each of them all: where that takes less than two for each that is in it. */
export function isDense({ documents }: Pick<SegmentSize, "documents">, count: number): boolean {
  return 2 * count >= documents;
}

/** How many words a document has, without the separators of its columns. */
export function lengthOf({ ends, size }: Segment, document: number): number {
  return (ends[document] ?? 0) - startOf(ends, document) - (size.columns - 1);
}

/** Where the tokens of a document begin. */
export function startOf(ends: Int32Array, document: number): number {
  return document === 0 ? 0 : (ends[document - 1] ?? 0);
}

/** Words of all documents, without separators. */
export function wordsIn({ size: { tokens, documents, columns } }: Segment): number {
  return tokens - documents * (columns - 1);
}

function wordsOf(buffer: ArrayBufferLike): Int32Array {
  return new Int32Array(buffer);
}

/** Where each array begins, in bytes: one behind the other, each at a multiple of four. */
function layout({ documents, words, tokens, wordBytes, postingBytes, blocks, commons, pairs }: SegmentSize) {
  let end = HEADER * 4;
  const next = (bytes: number) => {
    const start = end;
    end += Math.ceil(bytes / 4) * 4;
    return start;
  };
  const places = {
    ids: next(documents * 4),
    ends: next(documents * 4),
    wordEnds: next(words * 4),
    counts: next((words + pairs) * 4),
    starts: next((words + pairs) * 4),
    blockLasts: next(blocks * 4),
    blockEnds: next(blocks * 4),
    blockLengths: next(blocks * 2),
    blockFrequencies: next(blocks),
    commons: next(commons * 4),
    pairs: next(pairs * 4),
    wordBytes: next(wordBytes),
    postings: next(postingBytes),
    tokens: next(tokens * (words > MOST_SHORT_WORDS ? 4 : 2)),
  };
  return { places, total: end };
}

function viewsOf(buffer: ArrayBufferLike, size: SegmentSize): Segment {
  const { documents, words, tokens, wordBytes, postingBytes, blocks, commons, pairs } = size;
  const { places } = layout(size);
  return {
    size,
    bytes: new Uint8Array(buffer),
    ids: new Int32Array(buffer, places.ids, documents),
    ends: new Int32Array(buffer, places.ends, documents),
    wordEnds: new Int32Array(buffer, places.wordEnds, words),
    counts: new Int32Array(buffer, places.counts, words + pairs),
    starts: new Int32Array(buffer, places.starts, words + pairs),
    blockLasts: new Int32Array(buffer, places.blockLasts, blocks),
    blockEnds: new Int32Array(buffer, places.blockEnds, blocks),
    blockLengths: new Uint16Array(buffer, places.blockLengths, blocks),
    blockFrequencies: new Uint8Array(buffer, places.blockFrequencies, blocks),
    commons: new Int32Array(buffer, places.commons, commons),
    pairs: new Int32Array(buffer, places.pairs, pairs),
    wordBytes: new Uint8Array(buffer, places.wordBytes, wordBytes),
    postings: new Uint8Array(buffer, places.postings, postingBytes),
    tokens:
      words > MOST_SHORT_WORDS
        ? new Int32Array(buffer, places.tokens, tokens)
        : new Uint16Array(buffer, places.tokens, tokens),
  };
}
