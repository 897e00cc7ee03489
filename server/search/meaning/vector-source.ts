/** The vectors of a transcript as they are kept. */
export interface StoredRow {
  /** Later ones have higher ids. */
  readonly id: number;
  readonly transcriptId: number;
  /** The id of its first passage. */
  readonly first: number;
  readonly dimensions: number;
  /** See core/search/vector/stored-vectors.ts. */
  readonly bytes: Uint8Array;
}

/** Where vectors are kept: what every database must offer to be searched by meaning. */
export interface VectorSource {
  /** The id of the last row that was written; 0 for none. */
  readonly last: () => Promise<number>;
  /** The transcripts that have vectors of it. */
  readonly transcripts: () => Promise<ReadonlySet<number>>;
  /** Tells the rows of a model after this id, one by one, in the order in which they were written. */
  readonly read: (after: number, tell: (row: StoredRow) => void) => Promise<void>;
}
