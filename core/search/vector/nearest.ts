/** A passage, and how near it is to what was asked: a cosine. */
export interface NearPassage {
  readonly id: number;
  readonly similarity: number;
}

/**
 * How far above the mean of all passages it must lie, of what is left up to sameness. Where the mean is differs from model to
 * model, and an archive without anything of the kind has neighbours, too.
 */
const LEAST = 0.25;

/** Finds the nearest of all passages that it is told of. */
export class Nearest {
  readonly #most: number;
  readonly #isWanted: (id: number) => boolean;
  /** The nearest first. */
  readonly #found: NearPassage[] = [];
  #least = Number.NEGATIVE_INFINITY;
  #sum = 0;
  #count = 0;

  /** Finds at most `most` of those that are wanted. */
  constructor(most: number, isWanted: (id: number) => boolean) {
    this.#most = most;
    this.#isWanted = isWanted;
  }

  /** Called for each passage of an archive. */
  readonly add = (id: number, similarity: number): void => {
    this.#sum += similarity;
    this.#count += 1;
    if (similarity <= this.#least || !this.#isWanted(id)) return;
    const found = this.#found;
    let at = found.length;
    while (at > 0 && (found[at - 1]?.similarity ?? 0) < similarity) at -= 1;
    found.splice(at, 0, { id, similarity });
    if (found.length > this.#most) found.pop();
    if (found.length === this.#most) this.#least = found.at(-1)?.similarity ?? this.#least;
  };

  /** Those that are near enough, the nearest first. */
  get found(): readonly NearPassage[] {
    const mean = this.#count === 0 ? 0 : this.#sum / this.#count;
    const least = mean + LEAST * (1 - mean);
    return this.#found.filter(({ similarity }) => similarity >= least);
  }
}
