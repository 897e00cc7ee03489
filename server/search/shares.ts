import { clientNetwork } from "../http/client-address.ts";
import { busyError } from "../thread/busy.ts";

/** So many questions of one client may wait for their answers at once: more than a page and its box ever ask. */
const MOST_AT_ONCE = 8;

/** Keeps one client from having the threads to itself. */
export class Shares {
  readonly #waiting = new Map<string, number>();

  /** Does `ask`, or fails with what `isBusy` knows while the client has eight questions waiting. */
  async take<T>(client: string, ask: () => Promise<T>): Promise<T> {
    const network = clientNetwork(client);
    const waiting = this.#waiting.get(network) ?? 0;
    if (waiting >= MOST_AT_ONCE) throw busyError();
    this.#waiting.set(network, waiting + 1);
    try {
      return await ask();
    } finally {
      const left = (this.#waiting.get(network) ?? 1) - 1;
      if (left === 0) this.#waiting.delete(network);
      else this.#waiting.set(network, left);
    }
  }
}
