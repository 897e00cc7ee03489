/** Beyond all documents. */
export const NONE = 0x7fff_ffff;

/** Documents that a cursor has taken, and at the same index their scores; null where nobody asks for those. */
export interface Batch {
  readonly documents: Int32Array;
  readonly scores: Float64Array | null;
}

/** As many documents as a batch has room for. */
export const BATCH = 128;

/** Goes through the documents of one segment that match, in their order. */
export interface Cursor {
  /** Where it stands: -1 before it has moved, NONE at the end. */
  readonly document: number;
  /** At most so many documents match. */
  readonly cost: number;
  /** Moves to the next document and gives it; not to be asked at the end. */
  next(): number;
  /** Moves to the first document from `target` on, and gives it. `target` lies behind where it stands. */
  seek(target: number): number;
  /** Moves through the next documents, writes at most BATCH of them, and gives how many; 0 at the end. */
  take(batch: Batch): number;
  /** Of the document where it stands. */
  score(): number;
  /** Looks, without moving, how far `bound` holds that begins at `target`, which is not before where it stands: up to this document. */
  look(target: number): number;
  /** What no document scores more than, from where was last looked and as far as that held. */
  bound(): number;
}

/** Never matches. */
export const NOTHING: Cursor = {
  document: NONE,
  cost: 0,
  next: () => NONE,
  seek: () => NONE,
  take: () => 0,
  score: () => 0,
  look: () => NONE,
  bound: () => 0,
};

/** How a cursor takes that has no quicker way: one document after the other. */
export function takeEach(cursor: Cursor, { documents, scores }: Batch): number {
  let taken = 0;
  // One that has come to its end has no next document.
  while (taken < BATCH && cursor.document !== NONE) {
    const document = cursor.next();
    if (document === NONE) break;
    if (scores !== null) scores[taken] = cursor.score();
    documents[taken++] = document;
  }
  return taken;
}
