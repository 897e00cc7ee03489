/** Beyond all documents. */
export const NONE = 0x7fff_ffff;

/** Goes through the documents of one segment that match, in their order. */
export interface Cursor {
  /** Where it stands: -1 before it has moved, NONE at the end. */
  readonly document: number;
  /** At most so many documents match. */
  readonly cost: number;
  /** Moves to the next document and gives it. */
  next(): number;
  /** Moves to the first document from `target` on, and gives it. `target` lies behind where it stands. */
  seek(target: number): number;
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
  score: () => 0,
  look: () => NONE,
  bound: () => 0,
};
