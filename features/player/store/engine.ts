import { Landing } from "#features/media/landing.ts";
import type { MediaElement } from "#features/media/playback.ts";
import { RangeEnd } from "#features/media/range-end.ts";
import { Recovery } from "#features/media/recovery.ts";

/** The element that plays, with what the element does not know: it lives and dies with it. */
export class Engine {
  readonly element: MediaElement;
  /** Where a jump is going. */
  readonly landing: Landing;
  /** Where a range ends. */
  readonly range: RangeEnd;
  /** What to do when the connection is lost. */
  readonly recovery: Recovery;
  /** Whether the listener wants sound. Not the same as playing: browsers pause by themselves when a file fails. */
  wanted = false;

  /** `rangeEnded` is called after the element was stopped at the end of a range. */
  constructor(element: MediaElement, rangeEnded: () => void) {
    this.element = element;
    this.landing = new Landing(element);
    this.range = new RangeEnd(element, this.landing, rangeEnded);
    this.recovery = new Recovery(element);
  }

  /** Listens until `signal` ends it. */
  listen(signal: AbortSignal): void {
    this.landing.listen(signal);
    this.recovery.listen(signal);
    signal.addEventListener("abort", () => this.range.clear());
  }

  /** Seconds: exact at any frame, and the goal while a jump is under way. */
  get time(): number {
    return this.landing.target ?? this.element.currentTime;
  }

  /** Gives the element another file, to begin at `start` (seconds); with null it falls silent and empty. */
  insert(url: string | null, start: number, preload: "metadata" | "none"): void {
    this.wanted = false;
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
    this.element.load();
    this.landing.goTo(time);
  }
}
