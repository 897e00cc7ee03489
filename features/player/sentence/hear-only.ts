import type { Range } from "#core/time/moment.ts";
import { Listeners } from "#features/ui/listeners.ts";
import { HURRY } from "../silence/silence-skip.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** One speaker of whom all is heard, and nobody else. */
export interface Heard {
  readonly speaker: string;
  /** Which of their turns this is, from 1. */
  readonly turn: number;
  readonly turns: number;
}

interface Ports {
  readonly player: Pick<
    PlayerStore,
    "currentTime" | "getPlayback" | "pause" | "play" | "seek" | "skipTo" | "subscribe"
  >;
  /** When someone speaks, in order, in seconds. */
  readonly turnsOf: (speaker: string) => readonly Range[];
}

/** Elements land a little before where they are sent. Seconds. */
const NEAR = 0.3;
/** A timer is never exact, and silences may be gone through quickly: it is set anew until the end is there. Milliseconds. */
const LEAST_WAIT = 4;

/**
 * Plays only what one person says, turn by turn, to the end of the last. Whoever moves lands in the nearest turn on their
 * way; whoever goes back to where they were before, to another episode or to a part, hears everybody again.
 */
export class HearOnly {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #heard: Heard | null = null;
  #turns: readonly Range[] = [];
  /** Where the listener was before the first turn. */
  #left: number | null = null;
  /** Where they were when last looked at. */
  #time = 0;
  #href: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended: (() => void) | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.player.subscribe(() => this.#watch());
  }

  readonly subscribe = this.#listeners.add;
  /** Null while everybody is heard. */
  readonly getHeard = (): Heard | null => this.#heard;

  /**
   * From the turn that is spoken, or the next, or the first where none comes. Call it from a press or a key. `ended`: the last
   * turn was heard.
   */
  start(speaker: string, ended: () => void): void {
    const { player, turnsOf } = this.#ports;
    const turns = turnsOf(speaker);
    const now = player.currentTime();
    const at = Math.max(
      0,
      turns.findIndex(({ end }) => end > now),
    );
    const turn = turns[at];
    if (!turn) return;
    this.stop();
    this.#left = isIn(turn, now) ? null : now;
    if (this.#left !== null) player.seek(turn.start);
    this.#turns = turns;
    this.#ended = ended;
    this.#time = player.currentTime();
    this.#href = player.getPlayback().track?.href ?? null;
    this.#change({ speaker, turn: at + 1, turns: turns.length });
    void player.play();
  }

  /** Everybody is heard again, from here on. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#change(null);
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (!this.#heard) return;
    const { playing, range, rate, track } = this.#ports.player.getPlayback();
    const time = this.#ports.player.currentTime();
    const leaves = track?.href !== this.#href || range !== null || this.#isBack(time);
    if (leaves) this.stop();
    else this.#go(time, playing, rate);
  }

  #go(time: number, playing: boolean, rate: number): void {
    const at = this.#turns.findIndex((turn) => isIn(turn, time));
    const turn = this.#turns[at];
    if (turn) {
      this.#time = time;
      this.#show(at);
      const left = (turn.end - time) / (rate * HURRY);
      if (playing) this.#timer = setTimeout(() => this.#watch(), Math.max(LEAST_WAIT, left * 900));
    } else if (playing) this.#leap(time);
  }

  #isBack(time: number): boolean {
    return (
      this.#left !== null &&
      Math.abs(time - this.#left) < NEAR &&
      !this.#turns.some((turn) => isIn(turn, time))
    );
  }

  /** Over what others say: forwards, or backwards where the listener goes. */
  #leap(time: number): void {
    const { player } = this.#ports;
    const back = time < this.#time;
    const at = back
      ? Math.max(
          0,
          this.#turns.findLastIndex(({ start }) => start <= time),
        )
      : this.#turns.findIndex(({ start }) => start > time);
    const turn = this.#turns[at];
    if (turn) {
      this.#time = turn.start;
      player.skipTo(turn.start);
    } else {
      this.stop();
      player.pause();
      this.#ended?.();
    }
  }

  #show(at: number): void {
    if (this.#heard && this.#heard.turn !== at + 1) this.#change({ ...this.#heard, turn: at + 1 });
  }

  #change(heard: Heard | null): void {
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.#listeners.tell();
  }
}

function isIn({ start, end }: Range, time: number): boolean {
  return time >= start - NEAR && time < end;
}
