/** Lines whose tops differ by less are the same line. Pixels. */
const SAME_LINE = 4;
/** Below this part of the view's height a line is out of sight: the docked player covers the rest of the page. */
const IN_VIEW = 0.9;

export type Direction = "up" | "down";

/**
 * `following`: the page scrolls along. `paused`: a person has scrolled, selected or searched, and is left alone.
 * `off`: switched off, until switched on again.
 */
export type FollowState = "following" | "paused" | "off";

export interface FollowSnapshot {
  readonly state: FollowState;
  /** Which way the spoken word is, when it is out of view; null while it is in view. */
  readonly away: Direction | null;
}

/** What it follows, and where. All in pixels. */
export interface FollowPorts {
  /** Where the spoken line is now, from the top of what it is scrolled in; null while nothing is spoken. */
  readonly lineTop: () => number | null;
  readonly playing: () => boolean;
  /** How far that is scrolled, and how high it is. */
  readonly scrolled: () => number;
  readonly viewHeight: () => number;
  /** Whether words are selected. */
  readonly selected: () => boolean;
  /** Brings the line that is at `top` to where it is read. */
  readonly scrollTo: (top: number) => void;
  readonly changed: (snapshot: FollowSnapshot) => void;
}

/**
 * Keeps the spoken line where it is read. Never fights: it pauses when a person leads, and resumes when they scroll back
 * onto the spoken line after having left it.
 */
export class Follow {
  readonly #ports: FollowPorts;
  #snapshot: FollowSnapshot;
  #lastTop = Number.NaN;
  #left = false;

  constructor(ports: FollowPorts, state: FollowState) {
    this.#ports = ports;
    this.#snapshot = { state, away: null };
  }

  /** Someone else leads now: a person's scroll, a selection, the find box. */
  pause(): void {
    if (this.#snapshot.state !== "following" || !this.#ports.playing()) return;
    this.#left = false;
    this.#change("paused");
  }

  /** Goes back to the spoken line, and on from there. */
  resume(): void {
    this.#change("following");
    this.#scrollToLine();
  }

  switch(on: boolean): void {
    if (on) this.resume();
    else this.#change("off");
  }

  /** The spoken word has moved. Scrolls only when the line has, and only when following. */
  moved(): void {
    if (this.#snapshot.state !== "following" || !this.#ports.playing()) {
      this.scrolled();
      return;
    }
    const top = this.#ports.lineTop();
    if (top === null) return;
    const inPage = top + this.#ports.scrolled();
    if (Math.abs(inPage - this.#lastTop) < SAME_LINE) return;
    this.#lastTop = inPage;
    this.#ports.scrollTo(top);
  }

  /** The page has been scrolled, by whomever. */
  scrolled(): void {
    const top = this.#ports.lineTop();
    const away = top === null ? null : this.#away(top);
    if (away !== null) this.#left = true;
    const back = this.#snapshot.state === "paused" && this.#left && top !== null && away === null;
    if (back && !this.#ports.selected()) {
      this.#lastTop = top + this.#ports.scrolled();
      this.#change("following");
    } else if (away !== this.#snapshot.away) {
      this.#snapshot = { ...this.#snapshot, away };
      this.#ports.changed(this.#snapshot);
    }
  }

  #away(top: number): Direction | null {
    if (top < 0) return "up";
    return top > this.#ports.viewHeight() * IN_VIEW ? "down" : null;
  }

  #scrollToLine(): void {
    const top = this.#ports.lineTop();
    if (top !== null) this.#ports.scrollTo(top);
  }

  #change(state: FollowState): void {
    this.#snapshot = { state, away: null };
    this.#ports.changed(this.#snapshot);
  }
}
