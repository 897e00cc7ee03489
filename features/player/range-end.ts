import type { MediaElement } from "./playback.ts";

/** A timer is never exact: close to the end it is set again, this often. Milliseconds. */
const LEAST_WAIT = 4;

/** Stops the element at the end of a range: looked for by a timer, for `timeupdate` comes only four times a second. */
export class RangeEnd {
  readonly #element: MediaElement;
  readonly #stopped: () => void;
  #end: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `stopped` is called after the element was stopped at the end. */
  constructor(element: MediaElement, stopped: () => void) {
    this.#element = element;
    this.#stopped = stopped;
  }

  /** Seconds; null when playing goes on to the end of the episode. */
  get end(): number | null {
    return this.#end;
  }

  set(end: number | null): void {
    this.#end = end;
    this.schedule();
  }

  clear(): void {
    this.set(null);
  }

  /** Whether the element stands at the end of the range. */
  get reached(): boolean {
    return this.#end !== null && this.#element.currentTime >= this.#end - 0.05;
  }

  /** Sets the timer for the end as far as it can be foreseen: call it when playing begins or the speed changes. */
  schedule(): void {
    clearTimeout(this.#timer);
    if (this.#end === null || this.#element.paused) return;
    const left = (this.#end - this.#element.currentTime) / this.#element.playbackRate;
    if (left > 0) this.#timer = setTimeout(() => this.schedule(), Math.max(LEAST_WAIT, left * 1000 * 0.9));
    else this.#stop(this.#end);
  }

  #stop(end: number): void {
    this.#element.pause();
    this.#element.currentTime = end;
    this.#stopped();
  }
}
