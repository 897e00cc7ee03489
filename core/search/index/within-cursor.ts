import { type Batch, type Cursor, NONE, takeEach } from "./cursor.ts";
import { documentFrom } from "./deletions.ts";
import type { IdRange } from "./index-query.ts";
import type { Segment } from "./segment.ts";

/** What is wanted of some ranges of documents; the others are passed over. */
export class WithinCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #wanted: Cursor;
  /** The first document of each range and the one after its last, in turns. */
  readonly #edges: Int32Array;
  #range = 0;

  constructor(segment: Segment, wanted: Cursor, ranges: readonly IdRange[]) {
    this.#wanted = wanted;
    this.#edges = Int32Array.from(
      ranges.flatMap(({ first, last }) => [documentFrom(segment, first), documentFrom(segment, last + 1)]),
    );
    let documents = 0;
    for (let at = 1; at < this.#edges.length; at += 2)
      documents += (this.#edges[at] ?? 0) - (this.#edges[at - 1] ?? 0);
    this.cost = Math.min(wanted.cost, documents);
  }

  next(): number {
    return this.seek(this.document + 1);
  }

  seek(target: number): number {
    let document = target;
    for (let inside = false; !inside && document !== NONE; ) {
      const wanted = this.#wanted;
      const from = this.#enter(document);
      document =
        from === NONE || wanted.document >= from ? Math.max(from, wanted.document) : wanted.seek(from);
      inside = document < (this.#edges[2 * this.#range + 1] ?? 0);
    }
    this.document = document;
    return document;
  }

  take(batch: Batch): number {
    return takeEach(this, batch);
  }

  score(): number {
    return this.#wanted.score();
  }

  look(target: number): number {
    return this.#wanted.look(Math.max(target, this.#wanted.document));
  }

  bound(): number {
    return this.#wanted.bound();
  }

  /** The first document from this one on that is in a range. */
  #enter(document: number): number {
    while ((this.#edges[2 * this.#range + 1] ?? NONE) <= document) this.#range += 1;
    return Math.max(document, this.#edges[2 * this.#range] ?? NONE);
  }
}
