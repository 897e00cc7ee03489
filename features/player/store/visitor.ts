import type { Place } from "#core/episode/place.ts";
import type { Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import { type Departure, Jumps, type Visit } from "./jumps.ts";
import { type KeepingPorts, PlaceKeeper } from "./place-keeper.ts";

/** Nearer moments are one's own place. Seconds. */
const OWN_PLACE = 1;

/** Who is at the element, where they have been, and where their own place is. */
export class Visitor {
  readonly #ports: KeepingPorts;
  readonly #places: PlaceKeeper;
  readonly #jumps = new Jumps();
  #visit: Visit = "looking";
  /** Where the last jump led. Seconds. */
  #goal: { readonly href: string; readonly time: number } | null = null;

  constructor(ports: KeepingPorts) {
    this.#ports = ports;
    this.#places = new PlaceKeeper(ports);
  }

  /** The latest first. */
  get places(): readonly Place[] {
    return this.#places.places;
  }

  /** The episode that was heard last in this browser, where it may go on. */
  get last(): Track | null {
    return this.#places.last;
  }

  get isGuest(): boolean {
    return this.#visit === "guest";
  }

  /** Whether this one's place is kept. */
  get isListening(): boolean {
    return this.#visit === "listening";
  }

  /** Where the last jump began, while going back there is offered. */
  get jump(): Departure | null {
    return this.#jumps.offered;
  }

  /** Where an episode goes on: its kept place, or its beginning where there is none or it is done. Seconds. */
  resumeTime(track: Track): number {
    return this.#places.resumeTime(track);
  }

  /** At a shared moment: where the listener's own place is, in seconds; else null. */
  ownPlace(track: Track | null): number | null {
    return this.#visit === "shared" && track ? this.resumeTime(track) : null;
  }

  /** Someone comes to an episode where they left it, or by themselves. */
  arrive(): void {
    this.#visit = "looking";
  }

  /** Someone comes by a link. Who has a place of their own elsewhere in the episode keeps it. */
  arriveByLink(track: Track, { start }: Moment): void {
    const own = this.resumeTime(track);
    this.#visit = own > 0 && Math.abs(own - start) > OWN_PLACE ? "shared" : "looking";
  }

  /** Someone hears a part, and their place stays where it is. */
  arriveAsGuest(): void {
    this.#visit = "guest";
  }

  /** The sound has begun. */
  hear(): void {
    if (this.#visit === "looking" || this.#visit === "left") this.#visit = "listening";
  }

  /** Who moves by themselves is a listener; but who came by a link keeps their own place until they say otherwise. */
  move(): void {
    if (this.#visit !== "shared") this.#visit = "listening";
  }

  /** Who hears on after a part is a listener like any other. */
  leavePart(): void {
    if (this.isGuest) this.#visit = "looking";
  }

  /** From here on this is the listener's own place. */
  settle(): void {
    this.#visit = "listening";
  }

  /** Keeps the listener's place. Whether there was something to keep. */
  keep(track: Track, time: number, duration: number | null): boolean {
    if (this.#visit !== "listening" || (time === 0 && this.resumeTime(track) === 0)) return false;
    this.#places.keep(track, time, duration);
    return true;
  }

  /** Meets an episode as it is called now. Whether what is kept of it had to be carried over. */
  meet(track: Track): boolean {
    return this.#places.meet(track);
  }

  /**
   * Takes places that came from elsewhere; null: from another tab. Whose place in `track`, which is in and does not play, is
   * not at `time` (seconds) any more is `moved` where they were only shown that, and `left` where they have heard it here.
   */
  takePlaces(places: readonly Place[] | null, track: Track | null, time: number): "moved" | "left" | null {
    const before = this.#places.take(places, track);
    const after = track && this.resumeTime(track);
    if (after === null || before === after || Math.abs(after - time) <= OWN_PLACE) return null;
    if (this.#visit === "looking") return Math.abs(before - time) <= OWN_PLACE ? "moved" : null;
    if (this.#visit !== "listening" && this.#visit !== "left") return null;
    // A page that only goes does not write over what was heard elsewhere since.
    this.#visit = "left";
    return "left";
  }

  /** Is reminded of the place in an episode no more, or again. */
  remind(track: Track, wanted: boolean): void {
    this.#places.dismiss(track, !wanted);
  }

  /** Whether it is time to keep the place again while playing. */
  get isKeepDue(): boolean {
    return this.#places.due;
  }

  /** Remembers what a jump leaves, to a time in the episode at `href`. */
  leaveByJump(track: Track | null, time: number, href: string, goal: number): void {
    this.#goal = { href, time: goal };
    const departure = this.#departure(track, time);
    if (departure) this.#jumps.jump(departure, href, goal);
  }

  /** Whether the last jump led to this time in the episode at `href`. */
  hasGoneTo(href: string, time: number): boolean {
    return this.#goal?.href === href && this.#goal.time === time;
  }

  leaveByStep(track: Track | null, time: number): void {
    const departure = this.#departure(track, time);
    if (departure) this.#jumps.step(departure, this.#ports.now());
  }

  /** Null where nothing was heard, and nothing found as it was left. */
  #departure(track: Track | null, time: number): Departure | null {
    return track && (this.#visit !== "looking" || time > 0) ? { track, time, visit: this.#visit } : null;
  }

  /** Where the last jump that was not yet undone began. */
  undoJump(): Departure | null {
    return this.#jumps.undo();
  }

  /** They are again who they were before a jump. */
  return({ visit }: Departure): void {
    this.#visit = visit;
  }

  withdrawUndo(): void {
    this.#jumps.withdraw();
  }
}
