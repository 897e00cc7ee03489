import {
  fitView,
  isInView,
  moveView,
  scaleView,
  turnView,
  viewLength,
  type WaveView,
  wholeView,
} from "#core/audio/wave-view.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

interface Ports {
  readonly player: Pick<PlayerStore, "currentTime" | "getPlayback" | "subscribe">;
}

/** Whoever comes further between two looks has jumped there. Seconds: at four times the speed, four looks a second. */
const JUMP = 3;

/**
 * What part of the episode its waveforms show, in the dock and in the reader alike: null for all of it. While it plays the
 * page turns with the playhead, until someone looks elsewhere; then it waits for the playhead to come, or to be moved.
 */
export class WaveZoom {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #view: WaveView | null = null;
  #following = true;
  #href: string | null;
  #time: number;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#href = ports.player.getPlayback().track?.href ?? null;
    this.#time = ports.player.currentTime();
    ports.player.subscribe(() => this.#follow());
  }

  readonly subscribe = this.#listeners.add;
  readonly getView = (): WaveView | null => this.#view;

  /** Shows a part, as near as that can be: someone looks there. */
  show(wanted: WaveView): void {
    const { duration } = this.#ports.player.getPlayback();
    if (!duration) return;
    const view = fitView(wanted, duration);
    this.#following = isInView(view, this.#ports.player.currentTime());
    this.#change(viewLength(view) < duration ? view : null);
  }

  /** Shows a part `factor` times as long; `time` (seconds) stays where it is. */
  scale(factor: number, time: number): void {
    const { duration } = this.#ports.player.getPlayback();
    if (duration) this.show(scaleView(this.#view ?? wholeView(duration), factor, time, duration));
  }

  /** The same, about the playhead where that is in view, else about the middle. */
  scaleHere(factor: number): void {
    const { duration } = this.#ports.player.getPlayback();
    const view = this.#view ?? wholeView(duration ?? 0);
    const now = this.#ports.player.currentTime();
    this.scale(factor, isInView(view, now) ? now : (view.start + view.end) / 2);
  }

  /** Shows what comes after, by a share of what is shown; before it, where that is negative. */
  move(by: number): void {
    const { duration } = this.#ports.player.getPlayback();
    if (this.#view && duration) this.show(moveView(this.#view, by, duration));
  }

  /** Shows all of it. */
  reset(): void {
    this.#following = true;
    this.#change(null);
  }

  #follow(): void {
    const { track, duration } = this.#ports.player.getPlayback();
    const time = this.#ports.player.currentTime();
    const jumped = Math.abs(time - this.#time) > JUMP;
    this.#time = time;
    if ((track?.href ?? null) !== this.#href) {
      this.#href = track?.href ?? null;
      this.reset();
    }
    if (!this.#view || !duration) return;
    this.#following ||= jumped || isInView(this.#view, time);
    if (this.#following) this.#change(turnView(this.#view, time, duration));
  }

  #change(view: WaveView | null): void {
    if (view === this.#view) return;
    this.#view = view;
    this.#listeners.tell();
  }
}
