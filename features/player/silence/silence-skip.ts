import type { Range } from "#core/time/moment.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** Where the silences of an episode begin and end, in their order, in seconds; none where they are not known. */
export interface Silences {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Ports {
  readonly player: Pick<PlayerStore, "currentTime" | "getPlayback" | "paceTo" | "settings" | "subscribe">;
  readonly getSilences: () => Silences;
  /** Whether silences may be gone through quickly now. */
  readonly mayHurry: () => boolean;
  /** Told of seconds of listening that were saved, once for each silence. */
  readonly saved: (seconds: number) => void;
}

/** So many times as fast as is set. */
export const HURRY = 3;
/** A timer is never exact: close to what it is for it is set again. Milliseconds. */
const LEAST_WAIT = 4;
/** Further behind a silence than this the listener has gone elsewhere. Seconds. */
const AWAY = 1;

/** How a silence is gone through. Seconds. */
interface Passing {
  /** Where that began, and where it ends. */
  readonly from: number;
  readonly end: number;
  /** How far it has come. */
  reached: number;
  /** The speed that is set. */
  readonly rate: number;
}

/** Goes through silences at three times the speed, and counts what that saves. */
export class SilenceSkip {
  readonly #ports: Ports;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #passing: Passing | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Follows the player. Returns the way to end it. */
  follow(): () => void {
    const { player } = this.#ports;
    const leave = player.subscribe(() => this.look());
    const leaveSettings = player.settings.subscribe(() => this.look());
    this.look();
    return () => {
      leave();
      leaveSettings();
      clearTimeout(this.#timer);
      this.#endPassing();
      player.paceTo("silence", null);
    };
  }

  /** Looks where the sound is: call it when something has become known, too. */
  look(): void {
    clearTimeout(this.#timer);
    const { player } = this.#ports;
    const { rate, range, waiting } = player.getPlayback();
    const time = player.currentTime();
    this.#count(time);
    const silence = this.#isWanted() ? this.#silenceAfter(time, range) : null;
    const inside = silence !== null && time >= silence.start;
    const hurries = player.paceTo("silence", inside ? HURRY : null) && inside;
    if (!hurries) this.#endPassing();
    else this.#passing ??= { from: time, end: silence.end, reached: time, rate };
    // Sound that is waited for stands still; the player tells when it goes on.
    if (silence && !waiting)
      this.#lookAgain(inside ? (silence.end - time) / (rate * HURRY) : (silence.start - time) / rate);
  }

  #isWanted(): boolean {
    const { player, mayHurry } = this.#ports;
    return player.settings.getSettings().skipsSilence && player.getPlayback().playing && mayHurry();
  }

  /** The silence at a time or the next one, as far as it is in the range that is heard. */
  #silenceAfter(time: number, range: Range | null): Range | null {
    const { starts, ends } = this.#ports.getSilences();
    const next = indexAt(ends, time) + 1;
    const [start, silenceEnd] = [starts[next], ends[next]];
    if (start === undefined || silenceEnd === undefined) return null;
    const end = Math.min(silenceEnd, range?.end ?? silenceEnd);
    return end > Math.max(time, start) ? { start, end } : null;
  }

  #lookAgain(seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), Math.max(LEAST_WAIT, seconds * 900));
  }

  /** Another silence, or another speed, is counted for itself. */
  #count(time: number): void {
    const passing = this.#passing;
    if (!passing) return;
    const { rate } = this.#ports.player.getPlayback();
    const gone = time < passing.from || time > passing.end + AWAY;
    if (!gone) passing.reached = Math.max(passing.reached, Math.min(time, passing.end));
    if (gone || time >= passing.end || rate !== passing.rate) this.#endPassing();
  }

  #endPassing(): void {
    const passing = this.#passing;
    this.#passing = null;
    if (passing && passing.reached > passing.from)
      this.#ports.saved(savedIn(passing.reached - passing.from, passing.rate));
  }
}

/** What is saved by going through so much of an episode quickly that would be heard at `rate`, all in seconds. */
export function savedIn(length: number, rate: number): number {
  return (length / rate) * (1 - 1 / HURRY);
}
