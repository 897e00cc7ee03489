import { scoreOf, type Weighting } from "./bm25.ts";
import { BATCH, type Batch, type Cursor, NONE } from "./cursor.ts";
import { lengthOf, type Segment } from "./segment.ts";

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
    const own = this.#list.documents;
    const first = this.#at + 1;
    const taken = Math.min(BATCH, own.length - first);
    if (taken <= 0) return 0;
    for (let index = 0; index < taken; index++) {
      documents[index] = own[first + index] ?? NONE;
      if (scores !== null) scores[index] = this.#scoreAt(first + index);
    }
    this.#at += taken;
    this.document = own[this.#at] ?? NONE;
    return taken;
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
