import { Listeners } from "#features/ui/listeners.ts";

/** What can be followed. */
interface Store {
  readonly subscribe: (listener: () => void) => () => void;
}

interface Ports<Came> {
  /** Rejects where its script cannot be had. */
  readonly load: () => Promise<Came>;
  readonly whenIdle: (callback: () => void) => void;
}

/**
 * A store of the visit whose script comes after the page: when the browser has time, or with the first press, which waits for
 * it.
 */
export class LaterStore<Came extends Store> {
  readonly #ports: Ports<Came>;
  readonly #listeners = new Listeners();
  #loading: Promise<Came | null> | null = null;
  #came: Came | null = null;
  /** What was asked last and is not done. */
  #asked: object | null = null;
  #followed = false;

  constructor(ports: Ports<Came>) {
    this.#ports = ports;
  }

  /** Null while it is not there. */
  get came(): Came | null {
    return this.#came;
  }

  /** Who listens may press. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (!this.#followed) this.#ports.whenIdle(() => void this.#load());
    this.#followed = true;
    return this.#listeners.add(listener);
  };

  /**
   * Asks it for something, at once where it is there, and else in place of what was asked before it is. `failed`: its script
   * cannot be had; the next time it is asked for again.
   */
  ask(wish: (came: Came) => void, failed: () => void): void {
    this.#asked = wish;
    if (this.#came) wish(this.#came);
    else void this.#askLater(wish, failed);
  }

  /** Asks for nothing any more of what it was asked for before it is there. */
  callOff(): void {
    this.#asked = null;
  }

  async #askLater(wish: (came: Came) => void, failed: () => void): Promise<void> {
    const came = await this.#load();
    if (this.#asked !== wish) return;
    if (came) wish(came);
    else failed();
  }

  #load(): Promise<Came | null> {
    this.#loading ??= this.#ports.load().then(
      (came) => {
        came.subscribe(this.#listeners.tell);
        this.#came = came;
        return came;
      },
      () => {
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }
}
