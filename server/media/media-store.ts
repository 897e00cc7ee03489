/** An audio file or picture in a store. Its name is made of its content, so whatever has this name never changes. */
export interface Media {
  /** 32 hexadecimal digits of the SHA-256 of the content, and an extension. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
  readonly mimeType: string;
}

/** Some bytes of a file, by the positions of the first and the last of them. */
export interface MediaPart {
  readonly start: number;
  readonly end: number;
}

/**
 * Where sound and pictures are kept, by the names of their contents. What is written appears at once and whole, or not at
 * all. All of it throws where the store cannot be read or written.
 */
export interface MediaStore {
  /**
   * Takes in a copy of a local file, of so many bytes. Null, with nothing kept, where its content is not the one that it is
   * named after: it may have changed since. Throws where the file cannot be read, too.
   */
  readonly copyIn: (file: string, name: string) => Promise<number | null>;
  readonly write: (bytes: Uint8Array, name: string) => Promise<void>;
  /** Null where there is none. A name that no store gave is never looked up. */
  readonly find: (name: string) => Promise<Media | null>;
  /** Some bytes of a file that is there, piece by piece, read no faster than they are taken. */
  readonly read: (name: string, part: MediaPart) => AsyncIterable<Uint8Array>;
  /** What files there are, by their names, in no order. */
  readonly names: () => Promise<readonly string[]>;
  /** The same with their sizes in bytes, and what else lies there. Of those in `known` the size need not be asked for. */
  readonly sizes: (known: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>;
  /** Done again, or for what is not there, it changes nothing. */
  readonly remove: (name: string) => Promise<void>;
  /**
   * Where a file can be read on this machine, for those who decode it: where it lies, or in `draft`, a file that whoever asks
   * takes away. Null where there is none.
   */
  readonly fileOf: (name: string, draft: string, signal: AbortSignal) => Promise<string | null>;
}
