/** Who may have the sound go slower or faster than is set, for a while: a sentence that is said again, before a silence. */
const PACERS = ["sentence", "silence"] as const;

export type Pacer = (typeof PACERS)[number];

/** How many times as fast as is set the sound goes just now: as the first says that says anything. */
export class Pace {
  readonly #wishes = new Map<Pacer, number>();

  /** 1 is as fast as is set. */
  get now(): number {
    const first = PACERS.find((pacer) => this.#wishes.has(pacer));
    return (first && this.#wishes.get(first)) ?? 1;
  }

  /** Null takes the wish back. */
  wish(pacer: Pacer, pace: number | null): void {
    if (pace === null) this.#wishes.delete(pacer);
    else this.#wishes.set(pacer, pace);
  }

  /** Nobody wishes anything for what comes next. */
  forget(): void {
    this.#wishes.clear();
  }
}
