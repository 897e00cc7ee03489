import { isSameEpisode } from "#core/episode/track.ts";
import { Landing } from "#features/media/landing.ts";
import type { MediaElement, Playback } from "#features/media/playback.ts";
import { RangeEnd } from "#features/media/range-end.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

interface Ports {
  /** The one player, which is silent meanwhile. */
  readonly player: Pick<PlayerStore, "getPlayback" | "pause" | "play" | "subscribe">;
  readonly createElement: () => MediaElement;
}

/** What is to be heard. */
export interface PreviewRequest {
  /** Whose preview it is. */
  readonly id: string;
  readonly url: string;
  /** Where the words begin, in seconds. */
  readonly start: number;
  /** Whether all of it is to be heard from there on, not only some seconds; not where omitted. */
  readonly whole?: boolean;
}

/** What is heard now, or will be as soon as its file is there. */
export interface Previewed {
  readonly id: string;
  /** Until it is over, at the speed that it was begun with; null where that is the end of the file. */
  readonly seconds: number | null;
  readonly sounding: boolean;
}

/** Seconds before the words, and seconds in all. */
const LEAD = 1;
const LENGTH = 8;

/** So long it waits for sound before it fails: somebody stands by. Milliseconds. */
const LONGEST_WAIT = 15_000;

/** The player has been moved when it is further than this from where it was paused. Seconds: less than any step. */
const MOVED = 0.5;

/** Lets a few seconds be heard in place, by an element of their own. What the player played waits, and plays on. */
export class Preview {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #previewed: Previewed | null = null;
  #element: MediaElement | null = null;
  #stop = new AbortController();
  /** How the player was left, if it has to play on. */
  #left: Playback | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly subscribe = this.#listeners.add;
  /** Null while there is no preview. */
  readonly getPreviewed = (): Previewed | null => this.#previewed;

  /** Begins a preview in place of any other. Call it from a press or a key. `failed`: it could not be played. */
  start(request: PreviewRequest, failed: () => void): void {
    this.#silence();
    this.#pausePlayer();
    const { rate } = this.#ports.player.getPlayback();
    const element = this.#createElement();
    const fail = () => {
      if (this.#element !== element) return;
      this.#finish();
      failed();
    };
    const from = Math.max(0, request.start - LEAD);
    const length = request.whole ? null : LENGTH;
    this.#listen(element, from, length, fail);
    element.src = request.url;
    this.#change({ id: request.id, seconds: length && length / rate, sounding: false });
    element.play().catch(fail);
  }

  /** Ends the preview of this id; nothing where it is not the one that is on. */
  stop(id: string): void {
    if (this.#previewed?.id === id) this.#finish();
  }

  #pausePlayer(): void {
    const { player } = this.#ports;
    if (!player.getPlayback().playing) return;
    player.pause();
    this.#left = player.getPlayback();
  }

  #createElement(): MediaElement {
    const { rate } = this.#ports.player.getPlayback();
    const speed = { defaultPlaybackRate: rate, preservesPitch: true };
    this.#element = Object.assign(this.#ports.createElement(), speed, this.#sound());
    return this.#element;
  }

  /** As loud and as fast as the player. */
  #sound(): Pick<MediaElement, "volume" | "muted" | "playbackRate"> {
    const { volume, muted, rate } = this.#ports.player.getPlayback();
    return { volume, muted, playbackRate: rate };
  }

  #listen(element: MediaElement, from: number, length: number | null, fail: () => void): void {
    const { signal } = this.#stop;
    const landing = new Landing(element);
    const range = new RangeEnd(element, landing, () => this.#finish());
    landing.listen(signal);
    landing.goTo(from);
    let waiting = setTimeout(fail, LONGEST_WAIT);
    const tell = (sounding: boolean) => () => {
      clearTimeout(waiting);
      if (!sounding) waiting = setTimeout(fail, LONGEST_WAIT);
      this.#setSounding(sounding);
    };
    element.addEventListener("playing", tell(true), { signal });
    element.addEventListener("waiting", tell(false), { signal });
    if (length !== null)
      for (const type of ["playing", "timeupdate", "ratechange"])
        element.addEventListener(type, () => range.set({ start: from, end: from + length }), { signal });
    element.addEventListener("ended", () => this.#finish(), { signal });
    element.addEventListener("error", fail, { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(waiting);
      range.clear();
    });
    signal.addEventListener(
      "abort",
      this.#ports.player.subscribe(() => this.#followPlayer(element)),
    );
  }

  /** Whoever starts the player wants no preview any more; its volume and speed are the preview's too. */
  #followPlayer(element: MediaElement): void {
    if (this.#ports.player.getPlayback().playing) this.#finish();
    else Object.assign(element, this.#sound());
  }

  #finish(): void {
    this.#silence();
    this.#change(null);
    const left = this.#left;
    this.#left = null;
    if (left && this.#isAsLeft(left)) void this.#ports.player.play();
  }

  #isAsLeft(left: Playback): boolean {
    const { playing, track, time } = this.#ports.player.getPlayback();
    return !playing && isSameEpisode(track, left.track) && Math.abs(time - left.time) < MOVED;
  }

  #silence(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    const element = this.#element;
    this.#element = null;
    if (!element) return;
    element.pause();
    element.removeAttribute("src");
    element.load();
  }

  #setSounding(sounding: boolean): void {
    if (this.#previewed) this.#change({ ...this.#previewed, sounding });
  }

  #change(previewed: Previewed | null): void {
    this.#previewed = previewed;
    this.#listeners.tell();
  }
}
