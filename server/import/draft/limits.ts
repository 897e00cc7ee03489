/** What one import may take in. What is left out is named in its report. */
export interface Limits {
  /** Milliseconds that a show may take; the next import goes on where this one ended. */
  readonly time: number;
  /** Bytes of all transcripts and chapters together; the next import goes on as well. */
  readonly bytes: number;
  /** Bytes of all pages of a feed together. */
  readonly feed: number;
  /** Files of transcripts that are tried for an episode. */
  readonly transcripts: number;
  readonly passages: number;
  readonly chapters: number;
  readonly soundbites: number;
  readonly persons: number;
  readonly tags: number;
  /** Of each kind of extras, see core/episode/extras.ts. */
  readonly extras: number;
  /** Characters of a title. */
  readonly title: number;
}

/**
 * Far beyond what people publish: fifty thousand passages are some three hundred hours of talk, and an archive of 3,000
 * episodes with half a megabyte of transcript each has 1.5 GB.
 */
const USUAL: Limits = {
  time: 6 * 3600 * 1000,
  bytes: 4 * 1024 ** 3,
  feed: 128 * 1024 ** 2,
  transcripts: 40,
  passages: 50_000,
  chapters: 2000,
  soundbites: 200,
  persons: 300,
  tags: 200,
  extras: 100,
  title: 1000,
};

/** The usual limits, but for those that are given. */
export function limitsOf(given: Partial<Limits> | undefined): Limits {
  return { ...USUAL, ...given };
}

/** What is left of the time and the bytes of an import. */
export class Budget {
  readonly #end: number;
  #bytes: number;

  constructor({ time, bytes }: Limits) {
    this.#end = performance.now() + time;
    this.#bytes = bytes;
  }

  get spent(): boolean {
    return this.#bytes < 0 || performance.now() > this.#end;
  }

  spend(bytes: number): void {
    this.#bytes -= bytes;
  }
}
