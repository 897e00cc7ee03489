import type { Repeats } from "#core/search/index/repeats.ts";
import { openPool } from "../../thread/pool.ts";
import { type ComparedSegment, Comparer } from "./comparer.ts";

/** Among so many passages it takes some tens of milliseconds, and is always kept fresh; among more at most so often. */
const QUICK = 100_000;
/** Milliseconds. */
const REFRESH_EVERY = 30_000;
/** Nobody waits for it: of millions of passages on a slow machine it takes a minute. Milliseconds. */
const LONGEST = 10 * 60_000;

/** What finds them where that takes long, while others are served. */
type CompareApart = (segments: readonly ComparedSegment[]) => Promise<Repeats>;

interface Kept {
  readonly of: readonly ComparedSegment[];
  readonly found: Repeats;
}

const NO_REPEATS: Repeats = { ids: sharedNone(), families: sharedNone() };

interface KeptRepeatsOptions {
  /** Milliseconds. */
  readonly now?: () => number;
  readonly compareApart?: CompareApart;
  /** How many passages are few. */
  readonly quick?: number;
}

/**
 * Which passages repeat one another; of a large archive as it was up to half a minute ago, and nothing until that is first found:
 * what is not known yet stands for itself, and what is gone is asked for by nobody.
 */
export class KeptRepeats {
  readonly #now: () => number;
  readonly #compareApart: CompareApart;
  readonly #quick: number;
  #comparer = new Comparer();
  #kept: Kept | null = null;
  /** What was given last. */
  #given: Repeats = NO_REPEATS;
  #behind = false;
  /** When it was last begun to find them apart, and whether that goes on. */
  #begunAt = Number.NEGATIVE_INFINITY;
  #begun = false;

  constructor({
    now = () => performance.now(),
    compareApart = apart(),
    quick = QUICK,
  }: KeptRepeatsOptions = {}) {
    this.#now = now;
    this.#compareApart = compareApart;
    this.#quick = quick;
  }

  /** Those of segments with so many passages. */
  read(of: readonly ComparedSegment[], passages: number): Repeats {
    this.#behind = this.#kept === null || !isSame(this.#kept.of, of);
    if (this.#behind && passages <= this.#quick) {
      this.#kept = { of, found: this.#comparer.compare(of) };
      this.#behind = false;
    }
    if (this.#mayBegin()) void this.#begin(of);
    this.#given = this.#kept?.found ?? NO_REPEATS;
    return this.#given;
  }

  /** Whether others were found by now, or may be found again. */
  isDue(): boolean {
    return (this.#kept !== null && this.#kept.found !== this.#given) || this.#mayBegin();
  }

  #mayBegin(): boolean {
    return this.#behind && !this.#begun && this.#now() - this.#begunAt > REFRESH_EVERY;
  }

  async #begin(of: readonly ComparedSegment[]): Promise<void> {
    this.#begun = true;
    this.#begunAt = this.#now();
    // Sketches are where they are compared.
    this.#comparer = new Comparer();
    try {
      this.#kept = { of, found: await this.#compareApart(of) };
    } catch (error) {
      // What was found before is kept until it is tried again.
      console.error(error);
    } finally {
      this.#begun = false;
    }
  }
}

/** In a thread that is begun when there is something to compare, and ends with this one. */
function apart(): CompareApart {
  const threads = openPool("comparer", { most: 1, mostWaiting: 0, longestWait: LONGEST });
  return (segments) => threads.ask<CompareInThread>("compare", [segments]);
}

type CompareInThread = (segments: readonly ComparedSegment[]) => Repeats;

function isSame(one: readonly ComparedSegment[], other: readonly ComparedSegment[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ bytes, deletions }, place) => {
      const beside = other[place];
      return beside?.bytes === bytes && beside.deletions === deletions;
    })
  );
}

function sharedNone(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(0));
}
