import { freshAddress } from "#features/media/fresh-address.ts";
import { Landing } from "#features/media/landing.ts";
import type { MediaElement } from "#features/media/playback.ts";
import { RangeEnd } from "#features/media/range-end.ts";
import { Recovery } from "#features/media/recovery.ts";
import { type KnownLength, SoundEnd } from "#features/media/sound-end.ts";

/** The element that plays, with what the element does not know: it lives and dies with it. */
export class Engine {
  readonly element: MediaElement;
  /** Where a jump is going. */
  readonly landing: Landing;
  /** Where a range ends. */
  readonly range: RangeEnd;
  /** Whether the sound has ended as it should. */
  readonly end: SoundEnd;
  /** What to do when the connection is lost. */
  readonly recovery: Recovery;
  /** Whether the listener wants sound. Not the same as playing: browsers pause by themselves when a file fails. */
  wanted = false;
  #url: string | null = null;
  /** How often the file was asked for again. */
  #asked = 0;

  /** `rangeEnded` is called after the element was stopped at the end of a range; `known` tells how long its sound is. */
  constructor(element: MediaElement, rangeEnded: () => void, known: () => KnownLength) {
    this.element = element;
    this.landing = new Landing(element);
    this.range = new RangeEnd(element, this.landing, rangeEnded);
    this.end = new SoundEnd(element, known);
    this.recovery = new Recovery(element, () => this.time);
  }

  /** Listens until `signal` ends it. */
  listen(signal: AbortSignal): void {
    this.landing.listen(signal);
    this.end.listen(signal);
    this.recovery.listen(signal);
    signal.addEventListener("abort", () => this.range.clear());
  }

  /** Seconds: exact at any frame, and the goal while a jump is under way. */
  get time(): number {
    return this.landing.target ?? this.end.cutAt ?? this.element.currentTime;
  }

  /** Whether the element is silent against everybody's wish. */
  get failed(): boolean {
    return this.element.error !== null || this.end.cutAt !== null;
  }

  /** Gives the element another file, to begin at `start` (seconds); with null it falls silent and empty. */
  insert(url: string | null, start: number, preload: "metadata" | "none"): void {
    this.wanted = false;
    this.#url = url;
    this.recovery.forget();
    this.landing.forget();
    this.range.clear();
    if (url !== null) {
      this.element.preload = preload;
      this.element.src = url;
      this.landing.goTo(start);
    } else if (this.element.src !== "") {
      this.element.removeAttribute("src");
      this.element.load();
    }
  }

  /** Asks for the file again, to go on at `time` (seconds). */
  askAgain(time: number): void {
    this.recovery.cancel();
    this.#asked += 1;
    if (this.#url !== null) this.element.src = freshAddress(this.#url, this.#asked);
    this.landing.goTo(time);
  }
}
