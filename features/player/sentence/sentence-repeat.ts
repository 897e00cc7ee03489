import type { Range } from "#core/time/moment.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** A sentence that is heard again. */
export interface Repeat {
  /** Which hearing this is, from 1, not counting the one before it was asked for. */
  readonly round: number;
  readonly rounds: number;
}

/** How a sentence is to be heard again. */
export interface RepeatWish {
  readonly rounds: number;
  /** As a share of the speed that is set; 1 is as fast. */
  readonly pace: number;
}

interface Ports {
  readonly player: Pick<
    PlayerStore,
    "currentTime" | "getPlayback" | "paceTo" | "play" | "step" | "subscribe"
  >;
  /** The sentence that is spoken at a time, or was last, in seconds; null where that is not known. */
  readonly sentenceAt: (time: number) => Range | null;
}

/** So soon after the end of a sentence, and so soon after the beginning of the next, that one is meant. Seconds. */
const JUST_ENDED = 1;
/** Further away than this the listener has gone elsewhere. Seconds. */
const AWAY = 0.5;
/** A timer is never exact: close to the end it is set again. Milliseconds. */
const LEAST_WAIT = 4;

/** Lets a sentence be heard again, some times, slower if that is wanted; then the sound goes on as it was. */
export class SentenceRepeat {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #repeat: Repeat | null = null;
  #sentence: Range | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.player.subscribe(() => this.#watch());
  }

  readonly subscribe = this.#listeners.add;
  /** Null while none is. */
  readonly getRepeat = (): Repeat | null => this.#repeat;

  /** Plays the sentence that is spoken, or has just ended, once more or more often. Call it from a press or a key. */
  start({ rounds, pace }: RepeatWish): void {
    const { player, sentenceAt } = this.#ports;
    const now = player.currentTime();
    const sentence = this.#sentence ?? sentenceAt(Math.max(0, now - JUST_ENDED)) ?? sentenceAt(now);
    if (!sentence) return;
    // First: what is looked at next is in the sentence.
    this.#goToStart(sentence);
    this.#sentence = sentence;
    this.#change({ round: 1, rounds });
    player.paceTo("sentence", pace);
    void player.play();
  }

  /** Goes on from here as it was. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#sentence = null;
    this.#ports.player.paceTo("sentence", null);
    this.#change(null);
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const sentence = this.#sentence;
    if (!sentence || !this.#repeat) return;
    const { player } = this.#ports;
    const { playing, rate, track } = player.getPlayback();
    const time = player.currentTime();
    if (track === null || time < sentence.start - AWAY || time > sentence.end + AWAY) this.stop();
    else if (time >= sentence.end) this.#endRound(sentence, this.#repeat);
    else if (playing) {
      const left = (sentence.end - time) / rate;
      this.#timer = setTimeout(() => this.#watch(), Math.max(LEAST_WAIT, left * 900));
    }
  }

  #endRound(sentence: Range, { round, rounds }: Repeat): void {
    if (round === rounds) {
      this.stop();
      return;
    }
    this.#change({ round: round + 1, rounds });
    this.#goToStart(sentence);
  }

  #goToStart({ start }: Range): void {
    const { player } = this.#ports;
    player.step(start - player.currentTime());
  }

  #change(repeat: Repeat | null): void {
    if (repeat === this.#repeat) return;
    this.#repeat = repeat;
    this.#listeners.tell();
  }
}
