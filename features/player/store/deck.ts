import type { Track } from "#core/episode/track.ts";
import { isRange, type Moment } from "#core/time/moment.ts";
import { clamp } from "#core/time/time.ts";
import { Landing } from "#features/media/landing.ts";
import { isSamePlayback, type MediaElement, type Playback, SILENCE } from "#features/media/playback.ts";
import { RangeEnd } from "#features/media/range-end.ts";
import { Recovery } from "#features/media/recovery.ts";
import type { KeyValueStore, Settings } from "./settings.ts";
import { Sound } from "./sound.ts";

interface Ports {
  /** Where settings are kept; null: nowhere. */
  readonly storage: KeyValueStore;
  /** Called when the playback or the settings have changed. */
  readonly changed: () => void;
  /** Called when a range has been played to its end, or to that of the episode. */
  readonly rangeEnded: () => void;
}

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
 * A window on the one audio element, which is the only truth about playing: the deck passes requests to it and shows
 * what it has become. Adds what the element does not know: which episode this is, where a range ends, where a jump is
 * going, what to do when the connection is lost.
 */
export class Deck {
  readonly #ports: Ports;
  readonly #sound: Sound;
  #element: MediaElement | null = null;
  #landing: Landing | null = null;
  #range: RangeEnd | null = null;
  #recovery: Recovery | null = null;
  #playback = SILENCE;
  /** Whether the listener wants sound. Not the same as playing: browsers pause by themselves when a file fails. */
  #wanted = false;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#sound = new Sound(ports.storage);
  }

  /** Makes an element the one that plays, until `signal` ends it. */
  attach(element: MediaElement, signal: AbortSignal): void {
    this.#element = element;
    this.#sound.attach(element);
    this.#landing = new Landing(element);
    this.#range = new RangeEnd(element, this.#landing, () => this.#endRange());
    this.#recovery = new Recovery(element);
    for (const type of EVENTS) element.addEventListener(type, () => this.#show(), { signal });
    this.#landing.listen(signal);
    this.#recovery.listen(signal);
    for (const type of ["play", "pause"]) element.addEventListener(type, () => this.#hearWish(), { signal });
    element.addEventListener("playing", () => this.#forgetProblem(), { signal });
    element.addEventListener("error", () => this.#fail(), { signal });
    element.addEventListener("ended", () => this.#endWithEpisode(), { signal });
    for (const type of ["volumechange", "ratechange"])
      element.addEventListener(type, () => this.#keepSound(), { signal });
    signal.addEventListener("abort", () => this.#detach());
    this.#show();
  }

  #detach(): void {
    this.#range?.clear();
    this.#sound.attach(null);
    this.#element = null;
  }

  get playback(): Playback {
    return this.#playback;
  }

  get settings(): Settings {
    return this.#sound.settings;
  }

  /** Where the sound is at this very moment, in seconds: exact at any frame, and the goal while a jump is under way. */
  get time(): number {
    return this.#landing?.target ?? this.#element?.currentTime ?? 0;
  }

  /** Whether the episode was played to its end, and stands there. */
  get isOver(): boolean {
    return this.#element?.ended === true && this.#landing?.target === null;
  }

  get isRangeOver(): boolean {
    return this.#range?.reached === true;
  }

  /** Puts an episode in, paused, at a moment. */
  load(track: Track, moment: Moment): void {
    this.#wanted = false;
    this.#recovery?.forget();
    this.#landing?.forget();
    this.#range?.clear();
    this.#insert(track, moment.start);
    this.#range?.set(isRange(moment) ? moment : null);
    const problem = track.audio === null ? "missing" : null;
    const { start: time } = moment;
    this.#change({ ...SILENCE, ...this.#sound.now, track, time, duration: track.duration, problem });
    this.#show();
  }

  /** Gives the element the episode's file; without one it falls silent and empty. */
  #insert({ audio }: Track, start: number): void {
    const element = this.#element;
    if (element && audio) {
      element.preload = "metadata";
      element.src = audio.url;
      this.#landing?.goTo(start);
    } else if (element && element.src !== "") {
      element.removeAttribute("src");
      element.load();
    }
  }

  /** Learns more of the episode that is in (its waveform, its chapters) without touching the sound. */
  describe(track: Track): void {
    if (this.#playback.track?.href !== track.href) return;
    this.#change({ ...this.#playback, track });
    this.#show();
  }

  async play(): Promise<void> {
    const element = this.#element;
    if (!element || this.#playback.track?.audio == null) return;
    if (this.#playback.problem !== null || this.#recovery?.waiting) this.#reload(this.time);
    this.#wanted = true;
    try {
      const begun = element.play();
      // At once: the element tells of it only later, and another press or a page that opens looks before that.
      this.#show();
      await begun;
    } catch {
      // Refused without a gesture, or overtaken by a pause or another file: the element tells what is.
      this.#hearWish();
      this.#show();
    }
  }

  pause(): void {
    this.#wanted = false;
    this.#element?.pause();
    this.#show();
  }

  /** Buttons of the system, the end of a range or of the episode: a sound element tells what is wanted. */
  #hearWish(): void {
    if (this.#element && this.#element.error === null) this.#wanted = !this.#element.paused;
  }

  /** Jumps within the episode. The range is set last: one that ends before the place that is left would stop the sound there. */
  goTo(moment: Moment): void {
    this.#range?.clear();
    this.#landing?.goTo(this.#within(moment.start));
    this.#range?.set(isRange(moment) ? moment : null);
    this.#show();
  }

  /** Jumps near a time, as fast as the element can; false where it cannot. */
  scrub(time: number): boolean {
    if (!this.#element?.fastSeek) return false;
    this.#range?.clear();
    this.#landing?.forget();
    this.#element.fastSeek(this.#within(time));
    return true;
  }

  #within(time: number): number {
    return clamp(time, 0, this.#playback.duration ?? Number.POSITIVE_INFINITY);
  }

  /** Forgets where the range ends. */
  leaveRange(): void {
    this.#range?.clear();
    this.#show();
  }

  /** Plays the range from its beginning. */
  async playRange(): Promise<void> {
    const { range, looping } = this.#playback;
    if (!range) return;
    this.goTo(range);
    this.#range?.loop(looping);
    await this.play();
  }

  /** Plays the range again and again, until it is left or this is taken back. */
  loopRange(looping: boolean): void {
    this.#range?.loop(looping);
    this.#show();
    if (looping && this.isRangeOver) void this.playRange();
  }

  /** A range may end with its episode: the element stops by itself then. */
  #endWithEpisode(): void {
    if (this.#playback.range === null) return;
    if (this.#playback.looping) void this.playRange();
    else this.#endRange();
  }

  #endRange(): void {
    this.#show();
    // Later: who hears of it may play something else, in the midst of what is done with the element now.
    queueMicrotask(this.#ports.rangeEnded);
  }

  setRate(rate: number): void {
    this.#adjust({ playbackRate: clamp(Math.round(rate * 20) / 20, 0.5, 4) });
  }

  setVolume(volume: number): void {
    this.#adjust({ volume: clamp(Math.round(volume * 100) / 100, 0, 1), muted: false });
  }

  toggleMuted(): void {
    this.#adjust({ muted: !this.#playback.muted });
  }

  /** Shows the change at once: the element tells of it only later, and the next press counts from here. */
  #adjust(sound: Partial<Pick<MediaElement, "playbackRate" | "volume" | "muted">>): void {
    this.#sound.adjust(sound);
    this.#show();
  }

  changeSettings(changes: Partial<Settings>): void {
    this.#sound.change(changes);
    this.#ports.changed();
  }

  #keepSound(): void {
    if (this.#sound.keep()) this.#ports.changed();
    this.#show();
  }

  #forgetProblem(): void {
    if (this.#playback.problem !== null) this.#change({ ...this.#playback, problem: null });
  }

  #fail(): void {
    const element = this.#element;
    const audio = this.#playback.track?.audio;
    if (!element || !this.#recovery || !audio || element.error === null) return;
    const problem = this.#recovery.problem(audio.type);
    const time = this.time;
    const again = () => {
      const wanted = this.#wanted;
      this.#reload(time);
      if (wanted) void this.play();
    };
    const planned = problem === "network" && this.#recovery.plan(again);
    if (planned) this.#landing?.goTo(time);
    else this.#change({ ...this.#playback, time, problem });
    this.#show();
  }

  #reload(time: number): void {
    this.#recovery?.cancel();
    this.#change({ ...this.#playback, problem: null });
    this.#element?.load();
    this.#landing?.goTo(time);
  }

  /** Shows the element as it is now. */
  #show(): void {
    const element = this.#element;
    const { track } = this.#playback;
    if (!element || !track) {
      this.#change({ ...this.#playback, ...this.#sound.now });
      return;
    }
    // First, for it may stop the element.
    this.#range?.schedule();
    const again = this.#recovery?.waiting ?? false;
    const playing = again ? this.#wanted : !element.paused && !element.ended && element.error === null;
    this.#change({
      ...this.#playback,
      ...this.#sound.now,
      time: this.time,
      duration: Number.isFinite(element.duration) ? element.duration : track.duration,
      playing,
      waiting: playing && (again || element.readyState < 3),
      range: this.#range?.range ?? null,
      looping: this.#range?.looping ?? false,
    });
  }

  #change(next: Playback): void {
    if (isSamePlayback(this.#playback, next)) return;
    this.#playback = next;
    this.#ports.changed();
  }
}
