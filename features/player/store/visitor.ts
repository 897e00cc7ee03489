import type { Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import { Jumps, type Spot, type Visit } from "./jumps.ts";
import { type KeepingPorts, PlaceKeeper } from "./place-keeper.ts";
import type { Place } from "./places.ts";

/** Nearer moments are one's own place. Seconds. */
const OWN_PLACE = 1;

/** Who is at the element, where he has been, and where his own place is. */
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

  get isGuest(): boolean {
    return this.#visit === "guest";
  }

  /** Where the last jump began, while going back there is offered. */
  get jump(): Spot | null {
    return this.#jumps.offered;
  }

  /** Where an episode goes on: its kept place, or its beginning where there is none or it is done. Seconds. */
  resumeTime(href: string): number {
    return this.#places.resumeTime(href);
  }

  /** At a shared moment: where the listener's own place is, in seconds; else null. */
  ownPlace(href: string): number | null {
    return this.#visit === "shared" ? this.resumeTime(href) : null;
  }

  /** Someone comes to an episode where he left it, or by himself. */
  arrive(): void {
    this.#visit = "looking";
  }

  /** Someone comes by a link. Who has a place of his own elsewhere in the episode keeps it. */
  arriveByLink(href: string, { start }: Moment): void {
    const own = this.resumeTime(href);
    this.#visit = own > 0 && Math.abs(own - start) > OWN_PLACE ? "shared" : "looking";
  }

  /** Someone hears a part, and his place stays where it is. */
  arriveAsGuest(): void {
    this.#visit = "guest";
  }

  /** The sound has begun. */
  hear(): void {
    if (this.#visit === "looking") this.#visit = "listening";
  }

  /** Who moves by himself is a listener; but who came by a link keeps his own place until he says otherwise. */
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
    if (this.#visit !== "listening" || (time === 0 && this.resumeTime(track.href) === 0)) return false;
    this.#places.keep(track, time, duration);
    return true;
  }

  /** Whether it is time to keep the place again while playing. */
  get isKeepDue(): boolean {
    return this.#places.due;
  }

  /** Remembers what a jump leaves, to a time in the episode at `href`. */
  leaveByJump(track: Track | null, time: number, href: string, goal: number): void {
    this.#goal = { href, time: goal };
    const spot = this.#spot(track, time);
    if (spot) this.#jumps.jump(spot, href, goal);
  }

  /** Whether the last jump led to this time in the episode at `href`. */
  hasGoneTo(href: string, time: number): boolean {
    return this.#goal?.href === href && this.#goal.time === time;
  }

  leaveByStep(track: Track | null, time: number): void {
    const spot = this.#spot(track, time);
    if (spot) this.#jumps.step(spot, this.#ports.now());
  }

  /** Nowhere, where nothing was heard or found as it was left. */
  #spot(track: Track | null, time: number): Spot | null {
    return track && (this.#visit !== "looking" || time > 0) ? { track, time, visit: this.#visit } : null;
  }

  /** Where the last jump that was not yet undone began. */
  undoJump(): Spot | null {
    return this.#jumps.undo();
  }

  /** Is again who he was before a jump. */
  return({ visit }: Spot): void {
    this.#visit = visit;
  }

  withdrawUndo(): void {
    this.#jumps.withdraw();
  }
}
