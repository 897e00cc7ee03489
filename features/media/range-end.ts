import type { Range } from "#core/time/moment.ts";
import type { Landing } from "./landing.ts";
import type { MediaElement, Playback } from "./playback.ts";

/** A timer is never exact: close to the end it is set again, this often. Milliseconds. */
const LEAST_WAIT = 4;

/** Nearer to the end of a range than this is at it. Seconds. */
const NEAR_END = 0.05;

function isAtEnd(range: Range | null, time: number): boolean {
  return range !== null && time >= range.end - NEAR_END;
}

/** Whether a range was played to its end, and stands there. */
export function isRangeHeard({ range, playing, time }: Playback): boolean {
  return !playing && isAtEnd(range, time);
}

/**
 * Stops the element at the end of a range, or takes it back to the beginning: looked for by a timer, for `timeupdate`
 * comes only four times a second.
 */
export class RangeEnd {
  readonly #element: MediaElement;
  readonly #landing: Landing;
  readonly #stopped: () => void;
  #range: Range | null = null;
  #looping = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `landing` is the element's own: a jump that nobody has seen land yet must not take the element back from the end.
   * `stopped` is called after the element was stopped there.
   */
  constructor(element: MediaElement, landing: Landing, stopped: () => void) {
    this.#element = element;
    this.#landing = landing;
    this.#stopped = stopped;
  }

  /** Null when playing goes on to the end of the episode. */
  get range(): Range | null {
    return this.#range;
  }

  /** Whether the range is played again and again. */
  get looping(): boolean {
    return this.#looping;
  }

  set(range: Range | null): void {
    this.#range = range;
    this.#looping = false;
    this.schedule();
  }

  clear(): void {
    this.set(null);
  }

  loop(looping: boolean): void {
    this.#looping = looping && this.#range !== null;
  }

  /** Whether the element stands at the end of the range. */
  get reached(): boolean {
    return isAtEnd(this.#range, this.#element.currentTime);
  }

  /** Sets the timer for the end as far as it can be foreseen: call it when playing begins or the speed changes. */
  schedule(): void {
    clearTimeout(this.#timer);
    // What has ended has stopped by itself, and may have been cut short before the end of the range.
    if (this.#range === null || this.#element.paused || this.#element.ended) return;
    const left = (this.#range.end - this.#element.currentTime) / this.#element.playbackRate;
    if (left > 0) this.#timer = setTimeout(() => this.schedule(), Math.max(LEAST_WAIT, left * 1000 * 0.9));
    else this.#end(this.#range);
  }

  #end({ start, end }: Range): void {
    if (this.#looping) {
      this.#landing.goTo(start);
      // Not at once: a host that sends no parts of its files lets nobody go back, and it would never end.
      this.#timer = setTimeout(() => this.schedule(), LEAST_WAIT);
      return;
    }
    this.#element.pause();
    this.#landing.goTo(end);
    this.#stopped();
  }
}
