import { scoreOf, type Weighting } from "./bm25.ts";
import { BATCH, type Batch, type Cursor, NONE } from "./cursor.ts";
import { recount } from "./pairs.ts";
import { beginningOf, boundOf } from "./postings.ts";
import { BLOCK, lengthOf, MOST_COUNTED, type Segment, startOf } from "./segment.ts";

/**
 * The documents of a list that says of each document, in a byte, how often it has it. Blocks are 128 documents each; where there are
 * more than one, it begins with the number of the first.
 */
export class DenseCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #segment: Segment;
  readonly #list: number;
  readonly #weighting: Weighting;
  /** Where the byte of the first document stands. */
  readonly #start: number;
  readonly #firstBlock: number;
  #bound = 0;

  constructor(segment: Segment, list: number, weighting: Weighting) {
    this.cost = segment.counts[list - 1] ?? 0;
    this.#segment = segment;
    this.#list = list;
    this.#weighting = weighting;
    const { firstBlock, start } = beginningOf(segment, list);
    this.#firstBlock = firstBlock;
    this.#start = start;
  }

  next(): number {
    return this.seek(this.document + 1);
  }

  seek(target: number): number {
    const { postings, size } = this.#segment;
    let document = target;
    while (document < size.documents && postings[this.#start + document] === 0) document += 1;
    this.document = document < size.documents ? document : NONE;
    return this.document;
  }

  take({ documents, scores }: Batch): number {
    const { postings, size } = this.#segment;
    const start = this.#start;
    let taken = 0;
    for (let document = this.document + 1; document < size.documents && taken < BATCH; document++) {
      documents[taken] = document;
      // One for any frequency: whether there is one cannot be foretold, so no branch depends on it.
      taken += ((postings[start + document] ?? 0) + 0xff) >>> 8;
    }
    this.document = taken === 0 ? NONE : (documents[taken - 1] ?? NONE);
    if (scores !== null) this.#scoreAll(documents, scores, taken);
    return taken;
  }

  /** Keeps of the first documents of a batch those that it has as well, adds its scores, and gives how many they are. */
  keep({ documents, scores }: Batch, count: number): number {
    const { postings, ends, size } = this.#segment;
    const { weight, base, slope } = this.#weighting;
    const start = this.#start;
    const separators = size.columns - 1;
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const document = documents[index] ?? NONE;
      const counted = postings[start + document] ?? 0;
      if (counted === 0) continue;
      documents[kept] = document;
      if (scores !== null) {
        const frequency = counted < MOST_COUNTED ? counted : this.#frequencyIn(document);
        const length = (ends[document] ?? 0) - startOf(ends, document) - separators;
        scores[kept] = (scores[index] ?? 0) + (weight * frequency) / (frequency + base + slope * length);
      }
      kept += 1;
    }
    this.document = documents[count - 1] ?? NONE;
    return kept;
  }

  score(): number {
    return scoreOf(this.#weighting, this.#frequencyIn(this.document), lengthOf(this.#segment, this.document));
  }

  look(target: number): number {
    const { documents } = this.#segment.size;
    this.#bound = 0;
    if (target >= documents) return NONE;
    const block = Math.floor(target / BLOCK);
    this.#bound =
      documents <= BLOCK
        ? this.#weighting.weight
        : boundOf(this.#segment, this.#firstBlock + block, this.#weighting);
    return Math.min(documents, (block + 1) * BLOCK) - 1;
  }

  bound(): number {
    return this.#bound;
  }

  #scoreAll(documents: Int32Array, scores: Float64Array, count: number): void {
    const { postings, ends, size } = this.#segment;
    const { weight, base, slope } = this.#weighting;
    const start = this.#start;
    const separators = size.columns - 1;
    for (let at = 0; at < count; at++) {
      const document = documents[at] ?? NONE;
      const counted = postings[start + document] ?? 0;
      const frequency = counted < MOST_COUNTED ? counted : this.#frequencyIn(document);
      const length = (ends[document] ?? 0) - startOf(ends, document) - separators;
      scores[at] = (weight * frequency) / (frequency + base + slope * length);
    }
  }

  #frequencyIn(document: number): number {
    const counted = this.#segment.postings[this.#start + document] ?? 0;
    return counted < MOST_COUNTED ? counted : recount(this.#segment, this.#list, document);
  }
}
