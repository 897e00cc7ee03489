import type { MediaElement, PlaybackProblem } from "./playback.ts";

/** Waits before the element is asked again after a network failure. Milliseconds. */
const WAITS = [1000, 2000, 4000];

/**
 * So long nothing comes of sound that is wanted before it is asked for anew, for browsers wait for minutes. Longer each time: a
 * host may only be slow. After that it is left to the browser. Milliseconds.
 */
const PATIENCE = [15_000, 30_000, 60_000];

/** Whatever says that something comes, or that nothing is wanted. */
const SIGNS = [
  "loadstart",
  "waiting",
  "progress",
  "playing",
  "timeupdate",
  "play",
  "pause",
  "emptied",
  "error",
];
/** HTMLMediaElement.readyState: it can play from where it is. */
const HAVE_FUTURE_DATA = 3;

/** HTMLMediaElement.error.code, as the HTML standard numbers them. */
const NETWORK = 2;
const SOURCE_NOT_SUPPORTED = 4;

/** Understands why the element has no sound, and asks it again a few times when that may help. */
export class Recovery {
  readonly #element: MediaElement;
  #there = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stalls = 0;

  constructor(element: MediaElement) {
    this.#element = element;
  }

  /** Whether the element will be asked again in a moment. */
  get waiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Another file, or none: what was known of the last one is forgotten. */
  forget(): void {
    this.cancel();
    this.#there = false;
    this.#tries = 0;
    this.#stalls = 0;
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Listens until `signal` ends it. */
  listen(signal: AbortSignal): void {
    const there = () => {
      this.#there = true;
    };
    const sounds = () => {
      this.#tries = 0;
      this.#stalls = 0;
    };
    this.#element.addEventListener("loadedmetadata", there, { signal });
    this.#element.addEventListener("playing", sounds, { signal });
    signal.addEventListener("abort", () => this.cancel());
  }

  /** Calls `stalled` when sound is wanted and nothing of it has come for a while. Until `signal` ends it. */
  watch(stalled: () => void, signal: AbortSignal): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const { paused, readyState, error } = this.#element;
      const wait = PATIENCE[this.#stalls];
      if (paused || readyState >= HAVE_FUTURE_DATA || error !== null || wait === undefined) return;
      timer = setTimeout(() => {
        this.#stalls += 1;
        stalled();
      }, wait);
    };
    for (const type of SIGNS) this.#element.addEventListener(type, look, { signal });
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  /** Why there is no sound. `type` is the MIME type of the file. */
  problem(type: string): PlaybackProblem {
    const code = this.#element.error?.code;
    // A file that was there and cannot be fetched again is reported as one that is not supported.
    if (code === NETWORK || (code === SOURCE_NOT_SUPPORTED && this.#there)) return "network";
    const known = this.#element.canPlayType(type) !== "";
    return code === SOURCE_NOT_SUPPORTED && known ? "missing" : "unsupported";
  }

  /** Calls `again` after a while, longer each time; false when that was done often enough. */
  plan(again: () => void): boolean {
    const wait = WAITS[this.#tries];
    if (wait === undefined) return false;
    this.#tries += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      again();
    }, wait);
    return true;
  }
}
