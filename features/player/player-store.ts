import type { Moment } from "#core/moment.ts";
import { clamp } from "#core/time.ts";
import type { Track } from "#core/track.ts";
import { chapterStart } from "./chapter-step.ts";
import { Landing } from "./landing.ts";
import { Listeners } from "./listeners.ts";
import { isDone, keepPlace, type Place, readPlaces } from "./places.ts";
import { isSamePlayback, type MediaElement, type Playback, SILENCE } from "./playback.ts";
import { RangeEnd } from "./range-end.ts";
import { Recovery } from "./recovery.ts";
import { type KeyValueStore, readSettings, type Settings, writeSettings } from "./settings.ts";

interface Ports {
  /** Where places and settings are kept; null: nowhere. */
  readonly storage: KeyValueStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** How often a place is written while playing. Milliseconds. */
const KEEP_EVERY = 5000;

/** Who is at the element: someone who looks, a guest who hears a moment, or a listener. Only a listener's place is kept. */
type Visit = "looking" | "guest" | "listening";

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
 * A window on the one audio element, which is the only truth about playing: the store passes requests to it and
 * shows what it has become. Adds what the element does not know: which episode this is, where a range ends, where
 * a jump is going, and the places and settings that outlive the page.
 */
export class PlayerStore {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  readonly #rangeEnds = new Listeners();
  #element: MediaElement | null = null;
  #landing: Landing | null = null;
  #range: RangeEnd | null = null;
  #recovery: Recovery | null = null;
  #playback = SILENCE;
  #settings: Settings;
  #places: readonly Place[];
  #visit: Visit = "looking";
  /** Whether the listener wants sound. Not the same as playing: browsers pause by themselves when a file fails. */
  #wanted = false;
  #keptAt = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#settings = readSettings(ports.storage);
    this.#places = readPlaces(ports.storage);
  }

  /** Makes an element the one that plays. Returns the way to let it go. */
  attach(element: MediaElement): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    const { volume, muted, rate } = this.#settings;
    const speed = { defaultPlaybackRate: rate, playbackRate: rate, preservesPitch: true };
    this.#element = Object.assign(element, { volume, muted, ...speed });
    this.#landing = new Landing(element);
    this.#range = new RangeEnd(element, () => this.#endRange());
    this.#recovery = new Recovery(element);
    for (const type of EVENTS) element.addEventListener(type, () => this.#show(), { signal });
    this.#landing.listen(signal);
    this.#recovery.listen(signal);
    for (const type of ["play", "pause"]) element.addEventListener(type, () => this.#hearWish(), { signal });
    element.addEventListener("timeupdate", () => this.#keepSometimes(), { signal });
    element.addEventListener("pause", () => this.keep(), { signal });
    element.addEventListener("playing", () => this.#begin(), { signal });
    element.addEventListener("error", () => this.#fail(), { signal });
    element.addEventListener("ended", () => this.#playback.end !== null && this.#endRange(), { signal });
    for (const type of ["volumechange", "ratechange"])
      element.addEventListener(type, () => this.#keepSound(), { signal });
    this.#show();
    return () => {
      stop.abort();
      this.#range?.clear();
      this.#element = null;
    };
  }

  readonly subscribe = this.#listeners.add;
  /** Tells when a range has been played to its end, or to that of the episode; `getPlayback` still has the range. */
  readonly subscribeToRangeEnds = this.#rangeEnds.add;

  readonly getPlayback = (): Playback => this.#playback;
  readonly getSettings = (): Settings => this.#settings;
  /** The latest first. */
  readonly getPlaces = (): readonly Place[] => this.#places;

  /** Where the sound is at this very moment, in seconds: exact at any frame, and the goal while a jump is under way. */
  currentTime(): number {
    return this.#landing?.target ?? this.#element?.currentTime ?? 0;
  }

  /** Puts an episode in, paused: at the moment, else where it was left. A moment always wins over the kept place. */
  load(track: Track, moment: Moment | null): void {
    this.keep();
    const start = moment?.start ?? this.resumeTime(track.href);
    this.#visit = "looking";
    this.#wanted = false;
    this.#recovery?.forget();
    this.#landing?.forget();
    this.#range?.clear();
    this.#insert(track, start);
    this.#range?.set(moment?.end ?? null);
    const problem = track.audio === null ? "missing" : null;
    this.#change({ ...SILENCE, ...this.#sound(), track, time: start, duration: track.duration, problem });
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
    if (this.#playback.problem !== null || this.#recovery?.waiting) this.#reload(this.currentTime());
    if (element.ended && this.#landing?.target === null) this.seek(0);
    // Pressing play at the end of a range means: keep listening.
    if (this.#range?.reached) this.leaveRange();
    this.#wanted = true;
    try {
      await element.play();
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

  toggle(): void {
    if (this.#playback.playing) this.pause();
    else void this.play();
  }

  /** Plays an episode: from the moment, else on from where its listener is. Call it from a press or a key. */
  async playFrom(track: Track, moment: Moment | null): Promise<void> {
    const own = this.#visit === "guest" ? { start: this.resumeTime(track.href), end: null } : null;
    const goal = moment ?? own;
    if (this.#playback.track?.href !== track.href) this.load(track, moment);
    else if (goal) this.#seekTo(goal);
    await this.play();
  }

  /** Plays a moment without touching the kept place of its episode, until someone moves or plays on by himself. */
  async playAsGuest(track: Track, moment: Moment): Promise<void> {
    this.keep();
    if (this.#playback.track?.href !== track.href) this.load(track, moment);
    else this.#goTo(moment);
    this.#visit = "guest";
    await this.play();
  }

  /** Forgets where the range ends: who plays on from here is a listener like any other. */
  leaveRange(): void {
    this.#range?.clear();
    if (this.#visit === "guest") this.#visit = "looking";
    this.#show();
  }

  #endRange(): void {
    this.#show();
    // Later: who hears of it may play something else, in the midst of what is done with the element now.
    queueMicrotask(this.#rangeEnds.tell);
  }

  /** Jumps to a time in seconds, within the episode. A range that was playing is left. */
  seek(time: number): void {
    this.#seekTo({ start: time, end: null });
  }

  /** Jumps near a time, as fast as the element can: for a thumb that still moves. `seek` says where it stopped. */
  scrub(time: number): void {
    if (!this.#element?.fastSeek) {
      this.seek(time);
      return;
    }
    this.#visit = "listening";
    this.#range?.clear();
    this.#landing?.forget();
    this.#element.fastSeek(this.#within(time));
  }

  #seekTo(moment: Moment): void {
    this.#visit = "listening";
    this.#goTo(moment);
    if (!this.#playback.playing) this.keep();
  }

  /** The range is set last: one that ends before the place that is left would stop the sound there. */
  #goTo({ start, end }: Moment): void {
    this.#range?.clear();
    this.#landing?.goTo(this.#within(start));
    this.#range?.set(end);
    this.#show();
  }

  #within(time: number): number {
    return clamp(time, 0, this.#playback.duration ?? Number.POSITIVE_INFINITY);
  }

  step(seconds: number): void {
    this.seek(this.currentTime() + seconds);
  }

  /** To the beginning of the next (1) or previous (-1) chapter, where there is one. */
  stepChapter(by: 1 | -1): void {
    const start = chapterStart(this.#playback.track?.chapters ?? [], this.currentTime(), by);
    if (start !== null) this.seek(start);
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
    if (this.#element) Object.assign(this.#element, sound);
    this.#show();
  }

  changeSettings(changes: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...changes };
    writeSettings(this.#ports.storage, this.#settings);
    this.#listeners.tell();
  }

  /** Asks for the file again after a failure, from the same place; that is all that pressing play can mean then. */
  retry(): void {
    void this.play();
  }

  #reload(time: number): void {
    this.#recovery?.cancel();
    this.#change({ ...this.#playback, problem: null });
    this.#element?.load();
    this.#landing?.goTo(time);
  }

  /** Where an episode goes on: its kept place, or its beginning where there is none or it is done. Seconds. */
  resumeTime(href: string): number {
    const place = this.#places.find((known) => known.track.href === href);
    return place && !place.done ? place.time : 0;
  }

  /** Writes down where the listener is. Called on pause and when the page goes, and now and then while playing. */
  keep(): void {
    const { track, duration } = this.#playback;
    const time = this.currentTime();
    if (!track || this.#visit !== "listening" || (time === 0 && this.resumeTime(track.href) === 0)) return;
    this.#keptAt = this.#ports.now();
    const place = { track, time, duration, at: this.#keptAt, done: isDone(time, duration) };
    this.#places = keepPlace(this.#ports.storage, this.#places, place);
    this.#listeners.tell();
  }

  #keepSometimes(): void {
    if (this.#playback.playing && this.#ports.now() - this.#keptAt >= KEEP_EVERY) this.keep();
  }

  #keepSound(): void {
    const { volume, muted, playbackRate } = this.#element ?? { volume: 1, muted: false, playbackRate: 1 };
    const { volume: v, muted: m, rate } = this.#settings;
    if (volume !== v || muted !== m || playbackRate !== rate) {
      this.changeSettings({ volume, muted, rate: playbackRate });
      if (this.#element) this.#element.defaultPlaybackRate = playbackRate;
    }
    this.#range?.schedule();
    this.#show();
  }

  #begin(): void {
    if (this.#visit === "looking") this.#visit = "listening";
    if (this.#playback.problem !== null) this.#change({ ...this.#playback, problem: null });
  }

  #fail(): void {
    const element = this.#element;
    const audio = this.#playback.track?.audio;
    if (!element || !this.#recovery || !audio || element.error === null) return;
    const problem = this.#recovery.problem(audio.type);
    const time = this.currentTime();
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

  /** Shows the element as it is now. */
  #show(): void {
    const element = this.#element;
    const { track } = this.#playback;
    if (!element || !track) {
      this.#change({ ...this.#playback, ...this.#sound() });
      return;
    }
    // First, for it may stop the element.
    this.#range?.schedule();
    const again = this.#recovery?.waiting ?? false;
    const playing = again ? this.#wanted : !element.paused && !element.ended && element.error === null;
    this.#change({
      ...this.#playback,
      ...this.#sound(),
      time: this.currentTime(),
      duration: Number.isFinite(element.duration) ? element.duration : track.duration,
      playing,
      waiting: playing && (again || element.readyState < 3),
      end: this.#range?.end ?? null,
    });
  }

  #sound(): Pick<Playback, "muted" | "volume" | "rate"> {
    const {
      muted,
      volume,
      playbackRate: rate,
    } = this.#element ?? { muted: false, volume: 1, playbackRate: 1 };
    return { muted, volume, rate };
  }

  #change(next: Playback): void {
    if (isSamePlayback(this.#playback, next)) return;
    this.#playback = next;
    this.#listeners.tell();
  }
}
