import type { MediaElement } from "./playback.ts";

/** A jump has landed when the element reads back a time this near. Seconds: less than a word. */
const NEAR = 0.25;
/** Landing is tried at these events; setting the time once, on ready, starts at 0 on iPhones. */
const EVENTS = ["loadedmetadata", "canplay", "playing", "seeked"];
/** An element that never lands (a live stream, a server without ranges) is left alone after this. */
const MOST_TRIES = 8;

/** Brings the element to a wanted time, again and again until it is there. */
export class Landing {
  readonly #element: MediaElement;
  #target: number | null = null;
  #tries = 0;

  constructor(element: MediaElement) {
    this.#element = element;
  }

  /** Where the element is going, or null when it is there. Seconds. */
  get target(): number | null {
    return this.#target;
  }

  /** Goes to a time, now if the element knows its file already, else as soon as it does. */
  goTo(time: number): void {
    this.#target = time;
    this.#tries = 0;
    if (this.#element.readyState > 0) this.#element.currentTime = time;
  }

  /** Forgets the wanted time: another file, or the listener has gone elsewhere. */
  forget(): void {
    this.#target = null;
  }

  /** Listens until `signal` ends it. */
  listen(signal: AbortSignal): void {
    for (const type of EVENTS) this.#element.addEventListener(type, () => this.#confirm(type), { signal });
  }

  #confirm(type: string): void {
    if (this.#target === null) return;
    const landed = Math.abs(this.#element.currentTime - this.#target) <= NEAR;
    if (landed && type !== "loadedmetadata") this.#target = null;
    else if (this.#tries++ >= MOST_TRIES) this.#target = null;
    else if (!landed) this.#element.currentTime = this.#target;
  }
}
