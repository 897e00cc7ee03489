import { takenLength } from "#core/episode/other-cut.ts";
import type { Track } from "#core/episode/track.ts";
import { isSamePlayback, type MediaElement, type Playback, SILENCE } from "#features/media/playback.ts";
import type { KnownLength } from "#features/media/sound-end.ts";
import { Listeners } from "#features/ui/listeners.ts";
import { Engine } from "./engine.ts";

/** What one feature of the player makes of the element. Features are files beside this one, each of one concern. */
export interface Feature {
  /** Its fields of the snapshot, as the element is now; `before` is the snapshot until now. */
  readonly read?: (engine: Engine, before: Playback) => Partial<Playback>;
  /** Makes the element ready for an episode, before that is put in. */
  readonly arrive?: (track: Track, engine: Engine | null) => void;
  /** Listens to the element until `signal` ends it. */
  readonly attach?: (engine: Engine, signal: AbortSignal) => void;
}

/** Whatever changes what is read. */
const EVENTS = [
  "timeupdate",
  "durationchange",
  "play",
  "pause",
  "playing",
  "waiting",
  "ended",
  "seeking",
  "seeked",
  "emptied",
];

/**
 * A window on the one audio element, which is the only truth about playing: the deck shows what it has become, as its
 * features read it.
 */
export class Deck {
  readonly #listeners = new Listeners();
  readonly #rangeEnds = new Listeners();
  readonly #ends = new Listeners();
  readonly #features: Feature[] = [];
  #engine: Engine | null = null;
  #stop = new AbortController();
  #playback = SILENCE;
  /** The file that is to be played of an episode, in place of the usual one; null where none was chosen. */
  choice: { readonly track: Track; readonly audio: NonNullable<Track["audio"]> } | null = null;

  readonly subscribe = this.#listeners.add;
  readonly subscribeToRangeEnds = this.#rangeEnds.add;
  readonly subscribeToEnds = this.#ends.add;
  /** Tells that something has changed: the snapshot, or what the player knows besides. */
  readonly tell = this.#listeners.tell;

  /** Null while there is no element. */
  get engine(): Engine | null {
    return this.#engine;
  }

  get playback(): Playback {
    return this.#playback;
  }

  /** Where the sound is at this very moment, in seconds. */
  get time(): number {
    return this.#engine?.time ?? this.#playback.time;
  }

  /** Features listen in the order in which they were added. */
  add(feature: Feature): void {
    this.#features.push(feature);
  }

  /** Makes all features ready for an episode that is about to be put in. */
  arrive(track: Track): void {
    for (const feature of this.#features) feature.arrive?.(track, this.#engine);
  }

  /**
   * Makes an element the one that plays, in place of any other, with `prepare` before it is shown. Returns the way to let go
   * of the one that plays then.
   */
  attach(element: MediaElement, prepare?: (engine: Engine) => void): () => void {
    this.#stop.abort();
    const stop = new AbortController();
    const { signal } = stop;
    this.#stop = stop;
    const engine = new Engine(
      element,
      () => this.endRange(),
      () => knownLength(this.#playback),
    );
    this.#engine = engine;
    for (const type of EVENTS) element.addEventListener(type, () => this.show(), { signal });
    engine.listen(signal);
    for (const feature of this.#features) feature.attach?.(engine, signal);
    signal.addEventListener("abort", () => {
      if (this.#engine === engine) this.#engine = null;
    });
    prepare?.(engine);
    this.show();
    return () => this.#stop.abort();
  }

  /** Shows the element as it is now. */
  show(): void {
    const engine = this.#engine;
    if (!engine) return;
    // First, for it may stop the element.
    engine.range.schedule();
    let next = this.#playback;
    for (const { read } of this.#features) next = { ...next, ...read?.(engine, next) };
    this.change(next);
  }

  /** Shows what the element does not know. */
  change(changes: Partial<Playback>): void {
    const next = { ...this.#playback, ...changes };
    if (isSamePlayback(this.#playback, next)) return;
    this.#playback = next;
    this.tell();
  }

  /** Shows that a range was played to its end. */
  endRange(): void {
    this.show();
    // Later: who hears of it may play something else, in the midst of what is done with the element now.
    queueMicrotask(this.#rangeEnds.tell);
  }

  /** Shows that an episode was played to its end. */
  endEpisode(): void {
    this.show();
    queueMicrotask(this.#ends.tell);
  }
}

function knownLength({ track }: Playback): KnownLength {
  return { taken: track && takenLength(track), told: track?.duration ?? null };
}
