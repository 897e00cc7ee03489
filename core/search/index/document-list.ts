import { scoreOf, type Weighting } from "./bm25.ts";
import { BATCH, type Batch, type Cursor, NONE } from "./cursor.ts";
import { lengthOf, type Segment, startOf } from "./segment.ts";

/** Documents that were found to have something, ascending, and at the same index how often. */
export interface DocumentList {
  readonly documents: Int32Array;
  readonly frequencies: Float64Array;
}

/** Goes through a list. */
export class ListCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #segment: Segment;
  readonly #list: DocumentList;
  readonly #weighting: Weighting;
  #at = -1;
  #bound = 0;

  constructor(segment: Segment, list: DocumentList, weighting: Weighting) {
    this.cost = list.documents.length;
    this.#segment = segment;
    this.#list = list;
    this.#weighting = weighting;
  }

  next(): number {
    this.#at += 1;
    this.document = this.#list.documents[this.#at] ?? NONE;
    return this.document;
  }

  seek(target: number): number {
    this.#at = this.#placeFrom(target);
    this.document = this.#list.documents[this.#at] ?? NONE;
    return this.document;
  }

  take({ documents, scores }: Batch): number {
    const first = this.#at + 1;
    const own = this.#list.documents.subarray(first, first + BATCH);
    if (own.length === 0) return 0;
    documents.set(own);
    if (scores !== null) this.#scoreFrom(first, scores, own.length);
    this.#at += own.length;
    this.document = own[own.length - 1] ?? NONE;
    return own.length;
  }

  #scoreFrom(first: number, scores: Float64Array, count: number): void {
    const { documents, frequencies } = this.#list;
    const { ends, size } = this.#segment;
    const { weight, base, slope } = this.#weighting;
    const separators = size.columns - 1;
    for (let index = 0; index < count; index++) {
      const document = documents[first + index] ?? NONE;
      const frequency = frequencies[first + index] ?? 0;
      const length = (ends[document] ?? 0) - startOf(ends, document) - separators;
      scores[index] = (weight * frequency) / (frequency + base + slope * length);
    }
  }

  score(): number {
    return this.#scoreAt(this.#at);
  }

  look(target: number): number {
    const at = this.#placeFrom(target);
    const document = this.#list.documents[at] ?? NONE;
    this.#bound = document === target ? this.#scoreAt(at) : 0;
    if (document === NONE) return NONE;
    return document === target ? target : document - 1;
  }

  bound(): number {
    return this.#bound;
  }

  #scoreAt(at: number): number {
    const { documents, frequencies } = this.#list;
    return scoreOf(this.#weighting, frequencies[at] ?? 0, lengthOf(this.#segment, documents[at] ?? 0));
  }

  /** The first place from where it stands that is not before `target`: in doubled steps, then halved. */
  #placeFrom(target: number): number {
    const { documents } = this.#list;
    let low = Math.max(0, this.#at);
    let step = 1;
    while ((documents[low + step - 1] ?? NONE) < target) {
      low += step;
      step *= 2;
    }
    let high = Math.min(documents.length, low + step);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((documents[middle] ?? NONE) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
