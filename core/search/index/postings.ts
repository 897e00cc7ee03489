import { scoreOf, type Weighting } from "./bm25.ts";
import { type Batch, type Cursor, NONE } from "./cursor.ts";
import { recount } from "./pairs.ts";
import { BLOCK, isDense, lengthOf, MOST_COUNTED, type Segment, startOf } from "./segment.ts";
import { readNumber } from "./variable-bytes.ts";

/**
 * The documents of a list that is not dense. They stand in blocks of 128: of each document its distance from the one before, less
 * one, in variable bytes, then of each how often. A list of more than one block begins with the number of its first block, whose
 * last documents are the skip points, and whose frequencies and lengths bound what is in it.
 */
export class PostingsCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #segment: Segment;
  readonly #list: number;
  readonly #weighting: Weighting;
  readonly #documents = new Int32Array(BLOCK);
  readonly #blocks: number;
  /** The number of its first block among all; without meaning where there is one only. */
  readonly #firstBlock: number;
  /** Where its first block begins. */
  readonly #start: number;
  /** The block that is read, where it stands in it, and how much is in it. */
  #block = -1;
  #at = -1;
  #length = 0;
  /** Where the frequencies of that block begin in the postings. */
  #frequencies = 0;
  /** The block that was last looked at, and what is in it at most. */
  #looked = 0;
  #bound = 0;

  constructor(segment: Segment, list: number, weighting: Weighting) {
    this.cost = segment.counts[list - 1] ?? 0;
    this.#segment = segment;
    this.#list = list;
    this.#weighting = weighting;
    this.#blocks = Math.ceil(this.cost / BLOCK);
    const { firstBlock, start } = beginningOf(segment, list);
    this.#firstBlock = firstBlock;
    this.#start = start;
    if (this.#blocks === 1) this.#read(0);
  }

  next(): number {
    this.#at += 1;
    if (this.#at >= this.#length) {
      if (this.#block + 1 >= this.#blocks) {
        this.document = NONE;
        return NONE;
      }
      this.#read(this.#block + 1);
      this.#at = 0;
    }
    this.document = this.#documents[this.#at] ?? NONE;
    return this.document;
  }

  seek(target: number): number {
    if (this.#blocks > 1 && (this.#length === 0 || (this.#documents[this.#length - 1] ?? NONE) < target)) {
      const block = this.#blockFrom(target, Math.max(0, this.#block));
      if (block === this.#blocks) {
        this.document = NONE;
        return NONE;
      }
      this.#read(block);
    }
    this.#at = this.#placeFrom(target);
    this.document = this.#at < this.#length ? (this.#documents[this.#at] ?? NONE) : NONE;
    return this.document;
  }

  /** A block at most. */
  take({ documents, scores }: Batch): number {
    if (this.next() === NONE) return 0;
    const from = this.#at;
    const own = this.#documents;
    documents.set(from === 0 ? own : own.subarray(from));
    if (scores !== null) this.#scoreFrom(from, scores);
    this.#at = this.#length - 1;
    this.document = own[this.#at] ?? NONE;
    return this.#length - from;
  }

  /** Of what is in the block from a place on. */
  #scoreFrom(from: number, scores: Float64Array): void {
    const own = this.#documents;
    const { ends, size, postings } = this.#segment;
    const { weight, base, slope } = this.#weighting;
    const separators = size.columns - 1;
    for (let at = from; at < this.#length; at++) {
      const document = own[at] ?? NONE;
      const counted = postings[this.#frequencies + at] ?? 0;
      const frequency = counted < MOST_COUNTED ? counted : recount(this.#segment, this.#list, document);
      const length = (ends[document] ?? 0) - startOf(ends, document) - separators;
      scores[at - from] = (weight * frequency) / (frequency + base + slope * length);
    }
  }

  score(): number {
    const counted = this.#segment.postings[this.#frequencies + this.#at] ?? 0;
    const frequency = counted < MOST_COUNTED ? counted : recount(this.#segment, this.#list, this.document);
    return scoreOf(this.#weighting, frequency, lengthOf(this.#segment, this.document));
  }

  look(target: number): number {
    if (this.#blocks === 1) return this.#lookInBlock(target);
    this.#looked = this.#blockFrom(target, Math.max(this.#looked, this.#block));
    if (this.#looked === this.#blocks) {
      this.#bound = 0;
      return NONE;
    }
    this.#bound = boundOf(this.#segment, this.#firstBlock + this.#looked, this.#weighting);
    return this.#lastOf(this.#looked);
  }

  bound(): number {
    return this.#bound;
  }

  /** A single block has been read: what is at `target` is known, and where the next one is. */
  #lookInBlock(target: number): number {
    const at = this.#placeFrom(target);
    this.#bound = 0;
    if (at >= this.#length) return NONE;
    const document = this.#documents[at] ?? NONE;
    if (document > target) return document - 1;
    const counted = this.#segment.postings[this.#frequencies + at] ?? 0;
    this.#bound =
      counted === MOST_COUNTED
        ? this.#weighting.weight
        : scoreOf(this.#weighting, counted, lengthOf(this.#segment, document));
    return target;
  }

  /** The first place in the block, from where it stands, that is not before `target`. */
  #placeFrom(target: number): number {
    let at = Math.max(0, this.#at);
    while (at < this.#length && (this.#documents[at] ?? NONE) < target) at += 1;
    return at;
  }

  /** The first block from `from` on that reaches to `target`: in doubled steps, then halved. */
  #blockFrom(target: number, from: number): number {
    let low = from;
    let step = 1;
    while (low + step < this.#blocks && this.#lastOf(low + step - 1) < target) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.#blocks, low + step);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#lastOf(middle) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lastOf(block: number): number {
    return this.#segment.blockLasts[this.#firstBlock + block] ?? NONE;
  }

  #read(block: number): void {
    const { postings, blockEnds } = this.#segment;
    const place = block === 0 ? this.#start : (blockEnds[this.#firstBlock + block - 1] ?? 0);
    const last = block === 0 ? -1 : this.#lastOf(block - 1);
    this.#length = Math.min(BLOCK, this.cost - block * BLOCK);
    this.#frequencies = readDocuments(postings, place, last, this.#documents, this.#length);
    this.#block = block;
    this.#at = -1;
  }
}

/** What no document of a block scores more than. */
export function boundOf(
  { blockFrequencies, blockLengths }: Segment,
  block: number,
  weighting: Weighting,
): number {
  const most = blockFrequencies[block] ?? 0;
  return most === MOST_COUNTED ? weighting.weight : scoreOf(weighting, most, blockLengths[block] ?? 0);
}

/** Where the first block of a list begins, and its number; 0 where there is no other. */
export function beginningOf(
  { counts, starts, postings, size }: Segment,
  list: number,
): { readonly firstBlock: number; readonly start: number } {
  const count = counts[list - 1] ?? 0;
  const start = starts[list - 1] ?? 0;
  if ((isDense(size, count) ? size.documents : count) <= BLOCK) return { firstBlock: 0, start };
  const { number, end } = readNumber(postings, start);
  return { firstBlock: number, start: end };
}

/** Reads the documents of a block into an array: so many, which come after `last`. Gives where their frequencies begin. */
export function readDocuments(
  postings: Uint8Array,
  from: number,
  last: number,
  documents: Int32Array,
  length: number,
): number {
  let place = from;
  let document = last;
  for (let at = 0; at < length; at++) {
    let byte = postings[place++] ?? 0;
    let distance = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[place++] ?? 0;
      distance |= (byte & 0x7f) << shift;
    }
    document += distance + 1;
    documents[at] = document;
  }
  return place;
}
