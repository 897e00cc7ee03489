import type { MediaElement } from "./playback.ts";

/** A jump has landed when the element reads back a time this near. Seconds: less than a word. */
const NEAR = 0.25;
/** Landing is tried at these events; setting the time once, on ready, starts at 0 on iPhones. */
const EVENTS = ["loadedmetadata", "canplay", "playing", "seeked"];
/** An element that never lands (a live stream) is left alone after this. */
const MOST_TRIES = 8;

/** HTMLMediaElement.readyState: it can play from where it is. */
const HAVE_FUTURE_DATA = 3;

/** Brings the element to a wanted time, again and again until it is there. */
export class Landing {
  readonly #element: MediaElement;
  #target: number | null = null;
  /** The same time, until sound is heard from there: an element that had it may still begin at 0. */
  #promised: number | null = null;
  #tries = 0;
  #refused = false;
  /** When the element was last asked to go there. Milliseconds since the page began. */
  #askedAt = 0;

  constructor(element: MediaElement) {
    this.#element = element;
  }

  /** Where the element is going, or null when it is there. Seconds. */
  get target(): number | null {
    return this.#target;
  }

  /** Whether the element cannot go where it was to go: servers without ranges let nobody jump. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Goes to a time, now if the element knows its file already, else as soon as it does. */
  goTo(time: number): void {
    this.#target = time;
    this.#promised = time;
    this.#tries = 0;
    this.#askedAt = performance.now();
    if (this.#element.readyState > 0) this.#ask(time);
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
    else if (!landed) {
      this.#askedAt = performance.now();
      this.#ask(this.#target);
    }
  }

  /** Asks the element to go there. One that cannot would go to the beginning instead, and is left where it is. */
  #ask(time: number): void {
    const { seekable, readyState } = this.#element;
    const reach = seekable.length === 0 ? 0 : seekable.end(seekable.length - 1);
    // Before there is sound some browsers do not know yet.
    this.#refused = readyState >= HAVE_FUTURE_DATA && reach === 0 && time > NEAR;
    if (this.#refused) this.forget();
    else this.#element.currentTime = time;
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
