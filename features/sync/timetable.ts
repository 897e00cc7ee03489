import type { Outcome } from "./exchange.ts";

interface Ports {
  /** Writes down what was done. Whether there is something to be sent. */
  readonly note: () => Promise<boolean>;
  readonly exchange: () => Promise<Outcome>;
  /** Whether somebody looks at the page: else what others have done can wait. */
  readonly isSeen: () => boolean;
  /** Calls back after so many milliseconds. Returns the way to call it off. */
  readonly after: (wait: number, callback: () => void) => () => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What is done one after the other is written down at once, and sent together. Milliseconds. */
const NOTE_AFTER = 500;
const SEND_AFTER = 3000;
/** Who listens is somewhere else all the time. Milliseconds. */
const SEND_EVERY = 20_000;
/** What others have done is asked for, also where nothing is done here. */
const ASK_EVERY = 3 * 60_000;
/** After a failure, twice as long after each that follows. */
const TRY_AFTER = 10_000;
const LONGEST_WAIT = 10 * 60_000;

/** When what is asked and told: soon after something was done, now and then, and later after a failure. */
export class Timetable {
  readonly #ports: Ports;
  #failures = 0;
  /** Calls off the next exchange. */
  #callOff: (() => void) | null = null;
  #dueNote: (() => void) | null = null;
  #running: Promise<void> | null = null;
  /** Whether there is reason to ask again after the running exchange. */
  #again = false;
  #begunAt = Number.NEGATIVE_INFINITY;
  /** Whether something was done that may not be sent yet. */
  #waits = false;
  #ended = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Something may have been done here. */
  readonly changed = (): void => {
    if (this.#ended) return;
    this.#waits = true;
    this.#dueNote ??= this.#ports.after(NOTE_AFTER, () => void this.#note());
  };

  /** There is reason to ask at once, such as a network that has come back. */
  readonly hurry = (): Promise<void> => {
    if (this.#ended) return Promise.resolve();
    this.#again = this.#running !== null;
    this.#running ??= this.#exchange().finally(() => {
      this.#running = null;
      if (this.#again) void this.hurry();
    });
    return this.#running;
  };

  /** Nobody looks at the page any more, which may be gone soon: sends what waits. */
  readonly leave = (): void => {
    if (this.#waits) void this.hurry();
  };

  /** Nothing more is asked. */
  end(): void {
    this.#ended = true;
    this.#callOff?.();
    this.#dueNote?.();
  }

  async #note(): Promise<void> {
    this.#dueNote = null;
    const isUnsent = await this.#ports.note();
    // Who waits after a failure goes on waiting.
    this.#waits = isUnsent;
    if (!isUnsent || this.#failures > 0) return;
    this.#plan(Math.max(SEND_AFTER, this.#begunAt + SEND_EVERY - this.#ports.now()));
  }

  async #exchange(): Promise<void> {
    this.#callOff?.();
    this.#callOff = null;
    this.#begunAt = this.#ports.now();
    this.#waits = false;
    const outcome = await this.#ports.exchange();
    if (outcome.kind === "signedOut") return this.end();
    this.#failures = outcome.kind === "unreachable" ? this.#failures + 1 : 0;
    if (this.#failures > 0) this.#plan(Math.min(TRY_AFTER * 2 ** (this.#failures - 1), LONGEST_WAIT));
    // What was noted meanwhile is sent sooner.
    else if (this.#callOff === null && this.#ports.isSeen()) this.#plan(ASK_EVERY);
  }

  #plan(wait: number): void {
    if (this.#ended) return;
    this.#callOff?.();
    this.#callOff = this.#ports.after(wait, () => void this.hurry());
  }
}
