/** Milliseconds until the network is tried again, the longest at last. */
const WAITS = [1000, 2000, 5000, 10_000, 30_000];

/** Says when it is worth trying again, for as long as the page is open: when the browser has a network again, else after a while. */
export class NetworkWait {
  readonly #retry: () => void;
  #losses = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(retry: () => void, lose: () => void) {
    this.#retry = retry;
    window.addEventListener("online", () => {
      clearTimeout(this.#timer);
      retry();
    });
    window.addEventListener("offline", lose);
  }

  /** The network was lost, perhaps again. */
  wait(): void {
    const wait = WAITS[Math.min(this.#losses, WAITS.length - 1)];
    this.#losses += 1;
    clearTimeout(this.#timer);
    // Where the browser knows that there is no network, it says when there is one.
    this.#timer = setTimeout(() => navigator.onLine && this.#retry(), wait);
  }

  /** Something has gone through. */
  forget(): void {
    this.#losses = 0;
  }
}
