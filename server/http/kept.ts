import { makeForAll } from "./asker.ts";

/** What something kept costs beside its size, so that many small ones count too. */
const LEAST_SIZE = 1000;

interface Entry<T> {
  readonly version: string;
  readonly made: Promise<T | null>;
  size: number;
}

export interface KeptFigures {
  readonly entries: number;
  readonly size: number;
  readonly found: number;
  readonly made: number;
}

interface KeptOptions<T> {
  /** How much is kept at most, in what `sizeOf` measures. */
  readonly most: number;
  /** Null for what is not to be kept after those who have asked for it together. */
  readonly sizeOf: (made: T) => number | null;
}

/**
 * What is dear to make. Each is kept for as long as what it is made of is as it was, and is made once for all who ask.
 * Those asked for longest ago give way when all are too much.
 */
export class Kept<T> {
  readonly #options: KeptOptions<T>;
  /** By their addresses, the one asked for last at the end. */
  readonly #entries = new Map<string, Entry<T>>();
  #size = 0;
  #found = 0;
  #made = 0;

  constructor(options: KeptOptions<T>) {
    this.#options = options;
  }

  /** What is at this address; null where there is nothing to make it of. `version` changes with what it is made of. */
  get(address: string, version: string, make: () => Promise<T | null>): Promise<T | null> {
    const known = this.#entries.get(address);
    if (known) this.#entries.delete(address);
    if (known?.version === version) {
      this.#entries.set(address, known);
      this.#found += 1;
      return known.made;
    }
    this.#size -= known?.size ?? 0;
    return this.#make(address, version, make);
  }

  /** What is kept now, in what `sizeOf` measures, and how often it was found or had to be made. */
  figures(): KeptFigures {
    return { entries: this.#entries.size, size: this.#size, found: this.#found, made: this.#made };
  }

  #make(address: string, version: string, make: () => Promise<T | null>): Promise<T | null> {
    this.#made += 1;
    const made = makeForAll(make);
    const entry: Entry<T> = { version, made, size: LEAST_SIZE + address.length };
    this.#entries.set(address, entry);
    this.#size += entry.size;
    made.then(
      (value) => this.#weigh(address, entry, value === null ? 0 : this.#options.sizeOf(value)),
      () => this.#weigh(address, entry, null),
    );
    return made;
  }

  #weigh(address: string, entry: Entry<T>, size: number | null): void {
    if (this.#entries.get(address) !== entry) return;
    entry.size += size ?? 0;
    this.#size += size ?? 0;
    if (size === null) this.#forget(address, entry);
    for (const [oldest, other] of this.#entries) {
      if (this.#size <= this.#options.most) return;
      this.#forget(oldest, other);
    }
  }

  #forget(address: string, entry: Entry<T>): void {
    this.#entries.delete(address);
    this.#size -= entry.size;
  }
}
