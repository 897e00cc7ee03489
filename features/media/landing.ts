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
  /** The same time, until sound is heard from there: an element that had it may still begin at 0. */
  #promised: number | null = null;
  #tries = 0;
  /** When the element was last asked to go there. Milliseconds since the page began. */
  #askedAt = 0;

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
    this.#promised = time;
    this.#tries = 0;
    this.#askedAt = performance.now();
    if (this.#element.readyState > 0) this.#element.currentTime = time;
  }

  /** Forgets the wanted time: another file, or the listener has gone elsewhere. */
  forget(): void {
    this.#target = null;
    this.#promised = null;
  }

  /** Listens until `signal` ends it. */
  listen(signal: AbortSignal): void {
    for (const type of EVENTS) this.#element.addEventListener(type, () => this.#confirm(type), { signal });
  }

  #confirm(type: string): void {
    if (type === "playing") this.#keepPromise();
    if (this.#target === null) return;
    const landed = this.#isAt(this.#target);
    if (landed && type !== "loadedmetadata") this.#target = null;
    else if (this.#tries++ >= MOST_TRIES) this.#target = null;
    else if (!landed) this.#askAgain(this.#target);
  }

  #askAgain(time: number): void {
    this.#askedAt = performance.now();
    this.#element.currentTime = time;
  }

  /** Once after each jump, when the sound begins: a time before the wanted one was lost on the way. */
  #keepPromise(): void {
    const promised = this.#promised;
    this.#promised = null;
    if (promised !== null && this.#element.currentTime < promised - NEAR) this.#target = promised;
  }

  /** While it plays it goes on before it is looked at, on a busy machine for seconds: as far as there was time for. */
  #isAt(target: number): boolean {
    const { currentTime, paused, playbackRate } = this.#element;
    const ahead = currentTime - target;
    const gone = paused ? 0 : ((performance.now() - this.#askedAt) / 1000) * playbackRate;
    return ahead >= -NEAR && ahead <= NEAR + gone;
  }
}
