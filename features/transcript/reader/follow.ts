import { scrollToLine } from "../text/reading-line.ts";

/** Lines whose tops differ by less are the same line. Pixels. */
const SAME_LINE = 4;
/** What a person scrolls with. */
const SCROLL_KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);

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

interface Ports {
  /** Where the spoken line is in the window now, in pixels from its top; null while nothing is spoken. */
  readonly lineTop: () => number | null;
  readonly playing: () => boolean;
  readonly changed: (snapshot: FollowSnapshot) => void;
}

/**
 * Keeps the spoken line a third from the top of the window. Never fights: what a person does to scroll pauses it
 * (it listens to wheels, touches and keys, not to scroll events, so its own scrolling is never mistaken for
 * theirs), and it resumes when they scroll back onto the spoken line after having left it.
 */
export class Follow {
  readonly #ports: Ports;
  #snapshot: FollowSnapshot = { state: "following", away: null };
  #lastTop = Number.NaN;
  #left = false;

  constructor(ports: Ports, following: boolean) {
    this.#ports = ports;
    this.#snapshot = { state: following ? "following" : "off", away: null };
  }

  /** Listens to a person. Returns the way to stop. */
  listen(): () => void {
    const stop = new AbortController();
    const options = { passive: true, signal: stop.signal };
    for (const type of ["wheel", "touchmove"]) window.addEventListener(type, () => this.pause(), options);
    window.addEventListener(
      "keydown",
      (event) => SCROLL_KEYS.has(event.key) && this.#pauseForKey(event),
      options,
    );
    window.addEventListener("pointerdown", (event) => isOnScrollbar(event) && this.pause(), options);
    window.addEventListener("scroll", () => this.#look(), options);
    document.addEventListener("selectionchange", () => hasSelection() && this.pause(), options);
    return () => stop.abort();
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
      this.#look();
      return;
    }
    const top = this.#ports.lineTop();
    if (top === null) return;
    const inPage = top + window.scrollY;
    if (Math.abs(inPage - this.#lastTop) < SAME_LINE) return;
    this.#lastTop = inPage;
    this.#scrollToLine();
  }

  #scrollToLine(): void {
    const top = this.#ports.lineTop();
    if (top !== null) scrollToLine(top);
  }

  #pauseForKey(event: KeyboardEvent): void {
    const inControl =
      event.target instanceof Element && event.target.closest("button, input, select, textarea, a, dialog");
    if (!inControl && !event.defaultPrevented) this.pause();
  }

  #look(): void {
    const top = this.#ports.lineTop();
    const away = top === null ? null : top < 0 ? "up" : top > window.innerHeight * 0.9 ? "down" : null;
    if (away !== null) this.#left = true;
    if (this.#snapshot.state === "paused" && this.#left && away === null && top !== null && !hasSelection()) {
      this.#lastTop = top + window.scrollY;
      this.#change("following");
    } else if (away !== this.#snapshot.away) {
      this.#snapshot = { ...this.#snapshot, away };
      this.#ports.changed(this.#snapshot);
    }
  }

  #change(state: FollowState): void {
    this.#snapshot = { state, away: null };
    this.#ports.changed(this.#snapshot);
  }
}

export function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function isOnScrollbar(event: PointerEvent): boolean {
  return event.target === document.documentElement && event.clientX >= document.documentElement.clientWidth;
}
