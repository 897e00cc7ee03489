/** Those who want to hear of one thing. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Returns the way to leave. */
  readonly add = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  readonly tell = (): void => {
    for (const listener of this.#all) listener();
  };
}
