import type { MediaElement, PlaybackProblem } from "./playback.ts";

/** Waits before the element is asked again: what was there comes back more likely than what never was. Milliseconds. */
const WAITS: Readonly<Record<PlaybackProblem, readonly number[]>> = {
  network: [1000, 2000, 4000],
  "cut-short": [1000, 4000],
  refused: [1000, 2000],
  unsupported: [],
  missing: [],
};

/**
 * So long nothing comes of sound that is wanted before it is asked for anew, for browsers wait for minutes. Longer each time: a
 * host may only be slow. After the last it is taken for lost. Milliseconds.
 */
const PATIENCE = [15_000, 30_000, 60_000];

/** Sound that has gone on for so long after a loss is there again. Seconds: longer than what browsers hold of the last. */
const THERE_AGAIN = 10;

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
  readonly #time: () => number;
  #there = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stalls = 0;
  /** Where it was lost last, in seconds; null when it was not. */
  #lostAt: number | null = null;
  /** When it last went on, or was asked for by somebody. Milliseconds since the page began. */
  #heardAt = 0;

  /** `time` tells where the sound is, or goes, in seconds. */
  constructor(element: MediaElement, time: () => number) {
    this.#element = element;
    this.#time = time;
  }

  /** Whether the element will be asked again in a moment. */
  get waiting(): boolean {
    return this.#timer !== undefined;
  }

  /** For how long nothing was heard. Milliseconds. */
  get silence(): number {
    return performance.now() - this.#heardAt;
  }

  /** Another file, or none: what was known of the last one is forgotten. */
  forget(): void {
    this.cancel();
    this.#there = false;
    this.beginAnew();
  }

  /** Counts from the beginning how often it was asked for. */
  beginAnew(): void {
    this.#tries = 0;
    this.#stalls = 0;
    this.#lostAt = null;
    this.#heardAt = performance.now();
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
    const goesOn = () => {
      const { currentTime, ended, paused } = this.#element;
      if (!paused) this.#heardAt = performance.now();
      if (!ended && this.#lostAt !== null && currentTime > this.#lostAt + THERE_AGAIN) this.beginAnew();
    };
    this.#element.addEventListener("loadedmetadata", there, { signal });
    this.#element.addEventListener("timeupdate", goesOn, { signal });
    signal.addEventListener("abort", () => this.cancel());
  }

  /**
   * Calls `again` when sound is wanted and nothing of it has come for a while, and `lost` when that did not help. Until
   * `signal` ends it.
   */
  watch(
    { again, lost }: { readonly again: () => void; readonly lost: () => void },
    signal: AbortSignal,
  ): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const { paused, readyState, error } = this.#element;
      const wait = PATIENCE[this.#stalls];
      if (paused || readyState >= HAVE_FUTURE_DATA || error !== null || wait === undefined) return;
      timer = setTimeout(() => {
        this.#stalls += 1;
        this.#lostAt = this.#time();
        if (this.#stalls < PATIENCE.length) again();
        else lost();
      }, wait);
    };
    for (const type of SIGNS) this.#element.addEventListener(type, look, { signal });
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  /** Why there is no sound. `type` is the MIME type of the file. */
  problem(type: string): PlaybackProblem {
    const code = this.#element.error?.code;
    // A file that was there and cannot be fetched again is reported as one that is not supported.
    if (code === NETWORK || (code === SOURCE_NOT_SUPPORTED && (this.#there || isCutOff()))) return "network";
    const known = this.#element.canPlayType(type) !== "";
    return code === SOURCE_NOT_SUPPORTED && known ? "refused" : "unsupported";
  }

  /** Calls `again` after a while, longer each time; false where that was done often enough, or helps nobody. */
  plan(problem: PlaybackProblem, again: () => void): boolean {
    const wait = WAITS[problem][this.#tries];
    if (wait === undefined) return false;
    this.cancel();
    this.#tries += 1;
    this.#lostAt = this.#time();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      again();
    }, wait);
    return true;
  }
}

/** Whether the browser itself knows that it has no network. */
function isCutOff(): boolean {
  return globalThis.navigator?.onLine === false;
}
