import { BATCH, type Batch, type Cursor, NONE } from "./cursor.ts";

/** Documents of a window: a bit for each, in words of 32. */
const WINDOW = 1024;

/** What one of the cursors has taken, and how far it was handed on. */
interface Source {
  readonly cursor: Cursor;
  readonly batch: Batch;
  taken: number;
  at: number;
}

/**
 * What at least one of several cursors matches, which have not moved yet: each in turn says what it has within a window of
 * documents, and only then these are looked at, with the sums of their scores.
 */
export class UnionWindow {
  readonly #sources: readonly Source[];
  readonly #found = new Int32Array(WINDOW / 32);
  readonly #scores = new Float64Array(WINDOW);
  /** The first document of the window, and the word of 32 bits in which the first stands that was not handed on. */
  #first = 0;
  #word = WINDOW / 32;

  constructor(cursors: readonly Cursor[], scored: boolean) {
    this.#sources = cursors.map((cursor) => ({
      cursor,
      batch: { documents: new Int32Array(BATCH), scores: scored ? new Float64Array(BATCH) : null },
      taken: 0,
      at: 0,
    }));
  }

  /** As that of a cursor. */
  take({ documents, scores }: Batch): number {
    const found = this.#found;
    let taken = 0;
    while (taken < BATCH) {
      if (this.#word === found.length && !this.#fill()) break;
      const bits = found[this.#word] ?? 0;
      if (bits === 0) {
        this.#word += 1;
        continue;
      }
      const place = 32 * this.#word + 31 - Math.clz32(bits & -bits);
      found[this.#word] = bits & (bits - 1);
      documents[taken] = this.#first + place;
      if (scores !== null) {
        scores[taken] = this.#scores[place] ?? 0;
        this.#scores[place] = 0;
      }
      taken += 1;
    }
    return taken;
  }

  /** Opens the window at the next document that any of them has. False where none has more. */
  #fill(): boolean {
    let first = NONE;
    for (const source of this.#sources) {
      if (source.at === source.taken) {
        source.taken = source.cursor.document === NONE ? 0 : source.cursor.take(source.batch);
        source.at = 0;
      }
      if (source.at < source.taken) first = Math.min(first, source.batch.documents[source.at] ?? NONE);
    }
    if (first === NONE) return false;
    this.#first = first;
    this.#word = 0;
    for (const source of this.#sources) this.#pour(source, first);
    return true;
  }

  /** Puts into the window what a source has in it. */
  #pour(source: Source, first: number): void {
    const { cursor, batch } = source;
    const { documents, scores } = batch;
    const [found, sums] = [this.#found, this.#scores];
    while (source.at < source.taken) {
      let at = source.at;
      for (; at < source.taken; at++) {
        const place = (documents[at] ?? NONE) - first;
        if (place >= WINDOW) break;
        found[place >>> 5] = (found[place >>> 5] ?? 0) | (1 << (place & 31));
        if (scores !== null) sums[place] = (sums[place] ?? 0) + (scores[at] ?? 0);
      }
      source.at = at;
      if (at < source.taken) return;
      source.taken = cursor.document === NONE ? 0 : cursor.take(batch);
      source.at = 0;
    }
  }
}
