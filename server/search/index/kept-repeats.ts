import { findRepeats, type Repeats, type SketchedSegment } from "#core/search/index/repeats.ts";

/** Among so many passages it takes some tens of milliseconds, and is always kept fresh; among more at most so often. */
const QUICK = 100_000;
/** Milliseconds. */
const REFRESH_EVERY = 30_000;

interface Kept {
  readonly of: readonly SketchedSegment[];
  readonly found: Repeats;
  readonly at: number;
}

/**
 * Which passages repeat one another; of a large archive as it was up to half a minute ago: what has come since stands for itself
 * until then, and what is gone is asked for by nobody.
 */
export class KeptRepeats {
  readonly #now: () => number;
  readonly #quick: number;
  #kept: Kept | null = null;
  #behind = false;

  /** `now`: milliseconds; `quick`: how many passages are few. */
  constructor(now: () => number, quick = QUICK) {
    this.#now = now;
    this.#quick = quick;
  }

  /** Those of segments of passages. */
  read(of: readonly SketchedSegment[]): Repeats {
    const kept = this.#kept;
    if (kept && isSame(kept.of, of)) this.#behind = false;
    else if (kept && !this.#isDue(kept)) this.#behind = true;
    else return this.#find(of);
    return kept.found;
  }

  /** Whether there are others by now, which may be found again. */
  isDue(): boolean {
    return this.#behind && this.#kept !== null && this.#isDue(this.#kept);
  }

  #isDue({ of, at }: Kept): boolean {
    const passages = of.reduce((sum, { segment }) => sum + segment.size.documents, 0);
    return passages <= this.#quick || this.#now() - at > REFRESH_EVERY;
  }

  #find(of: readonly SketchedSegment[]): Repeats {
    const found = findRepeats(of);
    this.#kept = { of, found, at: this.#now() };
    this.#behind = false;
    return found;
  }
}

function isSame(one: readonly SketchedSegment[], other: readonly SketchedSegment[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ segment, deletions }, place) => {
      const beside = other[place];
      return beside?.segment === segment && beside.deletions === deletions;
    })
  );
}
