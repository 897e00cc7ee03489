import { scoreOf, type Weighting } from "./bm25.ts";
import { type Batch, type Cursor, NONE } from "./cursor.ts";
import { BLOCK, lengthOf, MOST_COUNTED, type Segment, startOf } from "./segment.ts";

/**
 * The documents of one word. They stand in blocks of 128: of each document its distance from the one before, less one, in
 * variable bytes, then of each how often. A word of more than one block begins with the number of its first block, whose last
 * documents are the skip points, and whose frequencies and lengths bound what is in it.
 */
export class PostingsCursor implements Cursor {
  document = -1;
  cost = 0;
  readonly #segment: Segment;
  readonly #weighting: Weighting;
  readonly #documents = new Int32Array(BLOCK);
  #word = 0;
  #blocks = 0;
  /** The number of its first block among all; without meaning where there is one only. */
  #firstBlock = 0;
  /** Where its first block begins. */
  #start = 0;
  /** The block that is read, where it stands in it, and how much is in it. */
  #block = -1;
  #at = -1;
  #length = 0;
  /** Where the frequencies of that block begin in the postings. */
  #frequencies = 0;
  /** The block that was last looked at, and what is in it at most. */
  #looked = 0;
  #bound = 0;

  constructor(segment: Segment, word: number, weighting: Weighting) {
    this.#segment = segment;
    this.#weighting = weighting;
    this.begin(word);
  }

  /** Begins anew, with another word. */
  begin(word: number): void {
    const { counts, starts, postings } = this.#segment;
    this.document = -1;
    this.cost = counts[word - 1] ?? 0;
    this.#word = word;
    this.#blocks = Math.ceil(this.cost / BLOCK);
    this.#firstBlock = 0;
    this.#start = starts[word - 1] ?? 0;
    this.#block = -1;
    this.#at = -1;
    this.#length = 0;
    this.#looked = 0;
    if (this.#blocks > 1)
      for (let shift = 0, byte = 0x80; byte > 0x7f; shift += 7) {
        byte = postings[this.#start++] ?? 0;
        this.#firstBlock |= (byte & 0x7f) << shift;
      }
    else if (this.#blocks === 1) this.#read(0);
  }

  /** How often the word is in the document. */
  get frequency(): number {
    const counted = this.#segment.postings[this.#frequencies + this.#at] ?? 0;
    return counted < MOST_COUNTED ? counted : this.#recount(this.document);
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
      const frequency = counted < MOST_COUNTED ? counted : this.#recount(document);
      const length = (ends[document] ?? 0) - startOf(ends, document) - separators;
      scores[at - from] = (weight * frequency) / (frequency + base + slope * length);
    }
  }

  score(): number {
    return scoreOf(this.#weighting, this.frequency, lengthOf(this.#segment, this.document));
  }

  look(target: number): number {
    if (this.#blocks === 1) return this.#lookInBlock(target);
    this.#looked = this.#blockFrom(target, Math.max(this.#looked, this.#block));
    if (this.#looked === this.#blocks) {
      this.#bound = 0;
      return NONE;
    }
    const { blockFrequencies, blockLengths } = this.#segment;
    const block = this.#firstBlock + this.#looked;
    const most = blockFrequencies[block] ?? 0;
    this.#bound =
      most === MOST_COUNTED
        ? this.#weighting.weight
        : scoreOf(this.#weighting, most, blockLengths[block] ?? 0);
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
    const documents = this.#documents;
    const length = Math.min(BLOCK, this.cost - block * BLOCK);
    let place = block === 0 ? this.#start : (blockEnds[this.#firstBlock + block - 1] ?? 0);
    let last = block === 0 ? -1 : this.#lastOf(block - 1);
    for (let at = 0; at < length; at++) {
      let byte = postings[place++] ?? 0;
      let distance = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[place++] ?? 0;
        distance |= (byte & 0x7f) << shift;
      }
      last += distance + 1;
      documents[at] = last;
    }
    this.#frequencies = place;
    this.#block = block;
    this.#length = length;
    this.#at = -1;
  }

  /** More than a byte counts. */
  #recount(document: number): number {
    const { tokens, ends } = this.#segment;
    let count = 0;
    const end = ends[document] ?? 0;
    for (let at = startOf(ends, document); at < end; at++) if (tokens[at] === this.#word) count += 1;
    return count;
  }
}
