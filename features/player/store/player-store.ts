import type { Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import type { MediaElement, Playback } from "#features/media/playback.ts";
import { Listeners } from "#features/ui/listeners.ts";
import { chapterStart } from "./chapter-step.ts";
import { Deck } from "./deck.ts";
import type { Spot } from "./jumps.ts";
import type { KeepingPorts } from "./place-keeper.ts";
import type { Place } from "./places.ts";
import type { Settings } from "./settings.ts";
import { Visitor } from "./visitor.ts";

/** A longer step is a jump, that can be undone. Seconds. */
const LONGEST_STEP = 10;

/** The player: what its listener asks for, and what is kept of it. What sounds is the deck's business. */
export class PlayerStore {
  readonly #listeners = new Listeners();
  readonly #rangeEnds = new Listeners();
  readonly #deck: Deck;
  readonly #visitor: Visitor;

  constructor(ports: KeepingPorts) {
    const { storage } = ports;
    this.#deck = new Deck({ storage, changed: this.#listeners.tell, rangeEnded: this.#rangeEnds.tell });
    this.#visitor = new Visitor(ports);
  }

  /** Makes an element the one that plays. Returns the way to let it go. */
  attach(element: MediaElement): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    this.#deck.attach(element, signal);
    element.addEventListener("playing", () => this.#visitor.hear(), { signal });
    element.addEventListener("timeupdate", () => this.#keepSometimes(), { signal });
    element.addEventListener("pause", () => this.keep(), { signal });
    return () => stop.abort();
  }

  readonly subscribe = this.#listeners.add;
  /** Tells when a range has been played to its end, or to that of the episode; `getPlayback` still has the range. */
  readonly subscribeToRangeEnds = this.#rangeEnds.add;

  readonly getPlayback = (): Playback => this.#deck.playback;
  readonly getSettings = (): Settings => this.#deck.settings;
  /** The latest first. */
  readonly getPlaces = (): readonly Place[] => this.#visitor.places;
  /** Where the last jump began, while going back there is offered. */
  readonly getJump = (): Spot | null => this.#visitor.jump;
  /** At a shared moment: where the listener's own place in the episode is, in seconds; else null. */
  readonly getOwnPlace = (): number | null => this.#visitor.ownPlace(this.#href);

  /** Where the sound is at this very moment, in seconds: exact at any frame, and the goal while a jump is under way. */
  currentTime(): number {
    return this.#deck.time;
  }

  /** Of the episode that is in; empty for none. */
  get #href(): string {
    return this.getPlayback().track?.href ?? "";
  }

  /**
   * Puts an episode in, paused: at the moment of a link, else where it was left. The moment always wins over the kept
   * place, and never spoils it.
   */
  load(track: Track, moment: Moment | null): void {
    this.#load(track, moment);
    if (!moment) return;
    this.#visitor.arriveByLink(track.href, moment);
    this.#listeners.tell();
  }

  #load(track: Track, moment: Moment | null): void {
    this.keep();
    this.#visitor.arrive();
    this.#deck.load(track, moment ?? this.#ownMoment(track.href));
  }

  #ownMoment(href: string): Moment {
    return { start: this.#visitor.resumeTime(href), end: null };
  }

  /** Learns more of the episode that is in (its waveform, its chapters) without touching the sound. */
  describe(track: Track): void {
    this.#deck.describe(track);
  }

  /** Whether the last jump that was asked for led to this moment. */
  hasGoneTo(track: Track, { start }: Moment): boolean {
    return this.#visitor.hasGoneTo(track.href, start);
  }

  async play(): Promise<void> {
    if (this.#deck.isOver) this.#seekTo({ start: 0, end: null });
    // Pressing play at the end of a range means: keep listening.
    if (this.#deck.isRangeOver) this.leaveRange();
    await this.#deck.play();
  }

  pause(): void {
    this.#deck.pause();
  }

  toggle(): void {
    if (this.getPlayback().playing) this.pause();
    else void this.play();
  }

  /** Asks for the file again after a failure, from the same place; that is all that pressing play can mean then. */
  retry(): void {
    void this.play();
  }

  /** Plays an episode: from the moment, else on from where its listener is. Call it from a press or a key. */
  async playFrom(track: Track, moment: Moment | null): Promise<void> {
    const goal = moment ?? (this.#visitor.isGuest ? this.#ownMoment(track.href) : null);
    if (moment) this.#leave(track.href, moment.start);
    if (this.#href !== track.href) this.#load(track, moment);
    else if (goal) this.#seekTo(goal);
    await this.play();
  }

  /** Plays the moment of a link: the place that its listener has in the episode stays as it is. */
  async playLinked(track: Track, moment: Moment): Promise<void> {
    this.#leave(track.href, moment.start);
    if (this.#href === track.href) {
      this.keep();
      this.#visitor.arriveByLink(track.href, moment);
      this.#deck.goTo(moment);
    } else this.load(track, moment);
    await this.play();
  }

  /** Plays a moment without touching the kept place of its episode, until someone moves or plays on by himself. */
  async playAsGuest(track: Track, moment: Moment): Promise<void> {
    this.#leave(track.href, moment.start);
    this.keep();
    if (this.#href === track.href) this.#deck.goTo(moment);
    else this.#load(track, moment);
    this.#visitor.arriveAsGuest();
    await this.play();
  }

  /** At a shared moment: takes the listener to his own place. */
  returnToOwnPlace(): void {
    const place = this.getOwnPlace();
    if (place === null) return;
    this.#leave(this.#href, place);
    this.#visitor.settle();
    this.#seekTo({ start: place, end: null });
  }

  /** At a shared moment: from now on this is the listener's own place. */
  goOnFromHere(): void {
    this.#visitor.settle();
    this.keep();
    this.#listeners.tell();
  }

  /** Forgets where the range ends: who plays on from here is a listener like any other. */
  leaveRange(): void {
    this.#visitor.leavePart();
    this.#deck.leaveRange();
  }

  /** Plays the range once more. */
  async playRangeAgain(): Promise<void> {
    await this.#deck.playRange();
  }

  /** Plays the range again and again, until it is left or this is taken back. */
  loopRange(looping: boolean): void {
    this.#deck.loopRange(looping);
  }

  /** Jumps to a time in seconds, within the episode. A range that was playing is left. */
  seek(time: number): void {
    this.#leave(this.#href, time);
    this.#seekTo({ start: time, end: null });
  }

  /** Jumps near a time, as fast as the element can: for a thumb that still moves. `seek` says where it stopped. */
  scrub(time: number): void {
    this.#leaveByStep();
    this.#visitor.move();
    if (!this.#deck.scrub(time)) this.#seekTo({ start: time, end: null });
  }

  step(seconds: number): void {
    if (Math.abs(seconds) > LONGEST_STEP) this.#leaveByStep();
    this.#seekTo({ start: this.currentTime() + seconds, end: null });
  }

  /** To the beginning of the next (1) or previous (-1) chapter, where there is one. */
  stepChapter(by: 1 | -1): void {
    const start = chapterStart(this.getPlayback().track?.chapters ?? [], this.currentTime(), by);
    if (start !== null) this.seek(start);
  }

  #seekTo(moment: Moment): void {
    this.#visitor.move();
    this.#deck.goTo(moment);
    if (!this.getPlayback().playing) this.keep();
  }

  #leave(href: string, goal: number): void {
    this.#visitor.leaveByJump(this.getPlayback().track, this.currentTime(), href, goal);
  }

  #leaveByStep(): void {
    this.#visitor.leaveByStep(this.getPlayback().track, this.currentTime());
  }

  /** Goes back to where the listener was before the last jump, and plays on if it plays. Again: the jump before. */
  undoJump(): void {
    const spot = this.#visitor.undoJump();
    if (!spot) return;
    const { playing } = this.getPlayback();
    const moment = { start: spot.time, end: null };
    if (this.#href === spot.track.href) this.#deck.goTo(moment);
    else this.#load(spot.track, moment);
    this.#visitor.return(spot);
    if (playing) void this.play();
    else this.keep();
    this.#listeners.tell();
  }

  /** The last jump can still be undone, but is no longer offered to be. */
  withdrawUndo(): void {
    this.#visitor.withdrawUndo();
    this.#listeners.tell();
  }

  setRate(rate: number): void {
    this.#deck.setRate(rate);
  }

  setVolume(volume: number): void {
    this.#deck.setVolume(volume);
  }

  toggleMuted(): void {
    this.#deck.toggleMuted();
  }

  changeSettings(changes: Partial<Settings>): void {
    this.#deck.changeSettings(changes);
  }

  /** Writes down where the listener is. Called on pause and when the page goes, and now and then while playing. */
  keep(): void {
    const { track, duration } = this.getPlayback();
    if (track && this.#visitor.keep(track, this.currentTime(), duration)) this.#listeners.tell();
  }

  #keepSometimes(): void {
    if (this.getPlayback().playing && this.#visitor.isKeepDue) this.keep();
  }
}
