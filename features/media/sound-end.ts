import { isCutShort } from "#core/episode/cut-short.ts";
import type { MediaElement } from "./playback.ts";

/** What is known of the length of what plays, in seconds; null where it is not: see `isCutShort`. */
export interface KnownLength {
  readonly taken: number | null;
  readonly told: number | null;
}

/** Whatever tells where the sound is. */
const EVENTS = ["timeupdate", "seeking", "playing", "waiting", "pause", "ratechange"];
/** HTMLMediaElement.readyState: it can play from where it is. */
const HAVE_FUTURE_DATA = 3;

/** Where the sound was when it was last looked at. */
interface Seen {
  /** Seconds. */
  readonly time: number;
  /** How fast it went on; 0 where it stood. */
  readonly pace: number;
  /** Milliseconds since the page began. */
  readonly at: number;
  /** Of the file, in seconds, as it said then. */
  readonly promised: number;
}

/**
 * Tells an end from sound that was cut short, at which browsers say to be at the end of the file all the same: of the one
 * it tells by the event `ended`, of the other by `cut`.
 */
export class SoundEnd extends EventTarget {
  readonly #element: MediaElement;
  readonly #known: () => KnownLength;
  #seen: Seen | null = null;

  constructor(element: MediaElement, known: () => KnownLength) {
    super();
    this.#element = element;
    this.#known = known;
  }

  /** Where the sound was cut short, in seconds; null while it has not ended, and where it has ended as it should. */
  get cutAt(): number | null {
    const seen = this.#seen;
    if (!this.#element.ended || seen === null) return null;
    // What is not looked at goes on: pages that nobody sees are told of it seldom.
    const heard = seen.time + (seen.pace * (performance.now() - seen.at)) / 1000;
    const promised = Number.isFinite(seen.promised) ? seen.promised : null;
    return isCutShort({ heard, promised, ...this.#known() }) ? seen.time : null;
  }

  /** Listens until `signal` ends it. */
  listen(signal: AbortSignal): void {
    const forget = () => {
      this.#seen = null;
    };
    this.#element.addEventListener("emptied", forget, { signal });
    // Told once for all: whoever hears of it may take the element elsewhere.
    const end = () => this.dispatchEvent(new Event(this.cutAt === null ? "ended" : "cut"));
    this.#element.addEventListener("ended", end, { signal });
    for (const type of EVENTS) this.#element.addEventListener(type, () => this.#look(type), { signal });
  }

  #look(type: string): void {
    const { currentTime, duration, ended, paused, playbackRate, readyState } = this.#element;
    // Whoever jumps to the end is there; who ended is not where the element says.
    if (ended && type !== "seeking") return;
    const pace = paused || readyState < HAVE_FUTURE_DATA ? 0 : playbackRate;
    this.#seen = { time: currentTime, pace, at: performance.now(), promised: duration };
  }
}
