import { busyError } from "./busy.ts";

interface TurnsOptions {
  /** How many may be at work at once. */
  readonly most: number;
  /** So many may wait; more are refused rather than kept waiting. */
  readonly mostWaiting: number;
}

/** Lets some work at once, and those who come after them wait for their turn, the first first. */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #queue = new Set<() => void>();
  #working = 0;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** Those at work and those who wait. */
  get size(): number {
    return this.#working + this.#queue.size;
  }

  /** Does `work` when it is its turn. Fails with what `isBusy` knows when too many wait, and when `signal` aborts before. */
  async take<T>(work: () => Promise<T>, signal: AbortSignal | null): Promise<T> {
    signal?.throwIfAborted();
    if (this.#working < this.#options.most) this.#working += 1;
    else await this.#wait(signal);
    try {
      return await work();
    } finally {
      this.#working -= 1;
      const [next] = this.#queue;
      next?.();
    }
  }

  #wait(signal: AbortSignal | null): Promise<void> {
    if (this.#queue.size >= this.#options.mostWaiting) throw busyError();
    return new Promise((resolve, reject) => {
      const begin = () => {
        this.#queue.delete(begin);
        signal?.removeEventListener("abort", leave);
        this.#working += 1;
        resolve();
      };
      const leave = () => {
        this.#queue.delete(begin);
        reject(signal?.reason);
      };
      this.#queue.add(begin);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }
}
