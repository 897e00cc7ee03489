import { setMaxListeners } from "node:events";
import type { Track } from "#core/episode/track.ts";
import type { MediaElement } from "#features/media/playback.ts";
import { PlaceKeeper } from "#features/player/store/place-keeper.ts";

// The store listens to some twenty events until one signal ends them; Node takes more than ten for a leak.
setMaxListeners(50);

/** An audio element whose file loads, fails and plays as a test says. Its clock stands still until it is moved. */
export class FakeMedia extends EventTarget implements MediaElement {
  #src = "";
  #time = 0;
  #volume = 1;
  #muted = false;
  #rate = 1;
  defaultPlaybackRate = 1;
  preservesPitch = false;
  preload = "none";
  duration = Number.NaN;
  paused = true;
  ended = false;
  readyState = 0;
  error: { readonly code: number } | null = null;
  /** How far it can be jumped in; null is to the end, whatever that is. */
  seekableTo: number | null = null;
  loads = 0;
  /** How many times a set `currentTime` is ignored, as iPhones do before the sound is there. */
  deaf = 0;
  /** Whether the first sound comes from the beginning, whatever time was set before. */
  forgetful = false;
  /** Whether it tells of changes only later, as browsers do. */
  slow = false;
  /** What `play()` is refused with. */
  refusal: DOMException | null = null;
  playable = "probably";

  get seekable() {
    const end = this.seekableTo ?? Number.POSITIVE_INFINITY;
    return { length: 1, end: () => end };
  }

  get src(): string {
    return this.#src;
  }

  set src(url: string) {
    this.#src = url;
    this.load();
  }

  get currentTime(): number {
    return this.#time;
  }

  set currentTime(time: number) {
    if (this.deaf > 0) this.deaf -= 1;
    else this.#time = time;
    this.ended = false;
    this.tell("seeking");
    this.tell("seeked");
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = volume;
    this.tell("volumechange");
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.tell("volumechange");
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#rate = rate;
    this.tell("ratechange");
  }

  canPlayType(): string {
    return this.playable;
  }

  removeAttribute(name: string): void {
    if (name === "src") this.#src = "";
  }

  /** Forgets the file, pauses without a word and goes back to the default speed, as the HTML standard has it. */
  load(): void {
    this.loads += 1;
    this.#time = 0;
    this.error = null;
    this.ended = false;
    this.readyState = 0;
    this.duration = Number.NaN;
    this.paused = true;
    this.tell("emptied");
    if (this.#rate !== this.defaultPlaybackRate) this.playbackRate = this.defaultPlaybackRate;
  }

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.paused = false;
    this.ended = false;
    this.tell("play");
    if (this.readyState >= 3) this.#sound();
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.tell("pause");
  }

  /** The file has come. */
  arrive(duration: number): void {
    this.duration = duration;
    this.readyState = 4;
    for (const type of ["loadedmetadata", "durationchange", "canplay"]) this.tell(type);
    if (!this.paused) this.#sound();
  }

  #sound(): void {
    if (this.forgetful) this.#time = 0;
    this.forgetful = false;
    this.tell("playing");
  }

  /** The sound goes on by itself to a time. */
  reach(time: number): void {
    this.#time = time;
    this.tell("timeupdate");
  }

  /** The sound goes on to its end. */
  finish(): void {
    this.reach(this.duration);
    this.breakOff();
  }

  /** Nothing follows on where it is, and it says to be at its end, as Chromium has it. */
  breakOff(): void {
    this.#time = this.duration;
    this.ended = true;
    this.tell("timeupdate");
    this.paused = true;
    this.tell("pause");
    this.tell("ended");
  }

  /** A file that cannot be used (4) also pauses the element, as Chromium has it. */
  fail(code: number): void {
    const pauses = code === 4 && !this.paused;
    this.error = { code };
    if (pauses) this.paused = true;
    this.tell("error");
    if (pauses) this.tell("pause");
  }

  tell(type: string): void {
    if (this.slow) return;
    this.dispatchEvent(new Event(type));
  }
}

/** A localStorage that counts its writes and can refuse them. */
export class FakeStorage {
  readonly entries = new Map<string, string>();
  writes = 0;
  full = false;

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.writes += 1;
    this.entries.set(key, value);
  }
}

/** Where the next visit would begin to play an episode, as the storage says. Seconds. */
export function keptTime(storage: FakeStorage, track: Track): number {
  return new PlaceKeeper({ storage, now: Date.now }).resumeTime(track);
}
