import { asKeptTrack, keepTrack, playableTrack } from "#core/episode/kept-track.ts";
import type { Track } from "#core/episode/track.ts";
import { asNumber, asObject, type Check, into } from "#core/file/json-check.ts";
import type { Playback } from "#features/media/playback.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** When the sound is to end: after minutes of it, or with what is heard. */
export type SleepWish =
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "chapter" | "episode" };

/** A timer that is set. */
export interface Sleep {
  readonly wish: SleepWish;
  /** Until the sound begins to end, in whole seconds of listening; null while nobody knows. */
  readonly left: number | null;
}

/** Where a timer was set that has ended the sound since: what was heard after it was perhaps not heard. */
export interface SleptFrom {
  readonly track: Track;
  /** Seconds. */
  readonly time: number;
  /** When the sound ended, in epoch milliseconds. */
  readonly at: number;
}

export interface SleepSnapshot {
  /** Null while none is set. */
  readonly sleep: Sleep | null;
  /** Null where nobody has fallen asleep, or has come back. */
  readonly sleptFrom: SleptFrom | null;
}

interface Ports {
  readonly player: Pick<
    PlayerStore,
    "currentTime" | "fadeTo" | "getPlayback" | "pause" | "subscribe" | "subscribeToEnds"
  >;
  /** When the next sentence begins after a time in seconds; null where that is not known. */
  readonly sentenceAfter: (time: number) => number | null;
  readonly storage: KeyValueStore;
  readonly now: () => number;
}

/** So long the sound fades. Seconds of listening. */
const FADE = 10;
/** A sentence that goes on for longer after the time is up is not waited for. Seconds. */
const LONGEST_WAIT = 30;
/** What one press gives. Minutes. */
const MORE = 15;
/** Who has listened for so long is awake, and knows where they are. Seconds. */
const AWAKE_AFTER = 60;
/** Where one fell asleep is of no interest any more the day after. Milliseconds. */
const LONGEST_MEMORY = 24 * 3600 * 1000;
const KEY = "playhead.slept";

const asSlept: Check<SleptFrom> = asObject({
  track: into(asKeptTrack, playableTrack),
  time: asNumber,
  at: asNumber,
});

/** A timer as it runs. */
interface Running {
  readonly wish: SleepWish;
  /** Where it was set. */
  readonly from: { readonly track: Track; readonly time: number };
  /** How much is still to be listened to. Seconds, by the clock on the wall. */
  left: number;
  /** Where in the episode the sound ends, in seconds; null until it is near. */
  end: number | null;
}

/**
 * Ends the sound after a while, or with a chapter or the episode. It counts what is listened to, fades over the last ten
 * seconds, and stops between two sentences where it is known what is said when.
 */
export class SleepTimer {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #running: Running | null = null;
  /** When the player was last looked at while it played; null while it does not. Epoch milliseconds. */
  #seenAt: number | null = null;
  #snapshot: SleepSnapshot;
  #asleep = false;
  /** How long was listened to since the sound was ended. Seconds. */
  #awake = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#snapshot = { sleep: null, sleptFrom: this.#readSlept() };
    ports.player.subscribe(() => this.#watch());
    ports.player.subscribeToEnds(() => this.#end());
  }

  readonly subscribe = this.#listeners.add;
  readonly getSnapshot = (): SleepSnapshot => this.#snapshot;

  /** Whether the sound was ended here, and nothing has been played since: then nothing may go on by itself. */
  get asleep(): boolean {
    return this.#asleep;
  }

  /** Whether the end of the sound is near, so that it fades. */
  get ending(): boolean {
    return this.#running?.end != null;
  }

  /** Sets the timer, in place of one that is set. */
  set(wish: SleepWish): void {
    const { player } = this.#ports;
    const { track } = player.getPlayback();
    if (track === null) return;
    player.fadeTo(1);
    const left = wish.kind === "minutes" ? wish.minutes * 60 : 0;
    this.#running = { wish, from: { track, time: player.currentTime() }, left, end: null };
    this.#show();
  }

  /** Gives fifteen minutes more, or the first fifteen. */
  giveMore(): void {
    const running = this.#running;
    const left = running ? (this.#left(running) ?? 0) : 0;
    this.set({ kind: "minutes", minutes: Math.round(left / 60) + MORE });
  }

  cancel(): void {
    this.#ports.player.fadeTo(1);
    this.#running = null;
    this.#change({ sleep: null });
  }

  /** Lets go of where one fell asleep. */
  forget(): void {
    writeJson(this.#ports.storage, KEY, null);
    this.#change({ sleptFrom: null });
  }

  #watch(): void {
    const { playing } = this.#ports.player.getPlayback();
    if (playing) this.#asleep = false;
    const now = this.#ports.now();
    const heard = playing && this.#seenAt !== null ? (now - this.#seenAt) / 1000 : 0;
    this.#seenAt = playing ? now : null;
    if (this.#running) {
      this.#running.left -= heard;
      this.#goOn(this.#running);
      this.#show();
    } else if (this.#snapshot.sleptFrom) {
      this.#awake += heard;
      if (this.#awake > AWAKE_AFTER) this.forget();
    }
  }

  #goOn(running: Running): void {
    const { player } = this.#ports;
    const playback = player.getPlayback();
    if (!playback.playing) return;
    // A jump away from where it was to end.
    if (running.end !== null && !isNear(running.end, playback)) running.end = null;
    running.end ??= this.#endNear(running, playback);
    if (running.end === null) {
      player.fadeTo(1);
      return;
    }
    const left = (running.end - player.currentTime()) / playback.rate;
    if (left <= 0 && running.wish.kind !== "episode") this.#fallAsleep(running);
    else player.fadeTo(Math.min(1, Math.max(0, left / FADE)));
  }

  /** Where the sound ends, once that is near enough to fade. */
  #endNear(running: Running, playback: Playback): number | null {
    const time = this.#ports.player.currentTime();
    const fade = FADE * playback.rate;
    if (running.wish.kind === "minutes") {
      if (running.left > 0) return null;
      const sentence = this.#ports.sentenceAfter(time + fade);
      return sentence !== null && sentence < time + fade + LONGEST_WAIT ? sentence : time + fade;
    }
    const end = endOf(running.wish.kind, playback);
    return end !== null && end - time <= fade ? end : null;
  }

  /** The episode has ended by itself. */
  #end(): void {
    const running = this.#running;
    if (running && (running.wish.kind !== "minutes" || running.left <= 0)) this.#fallAsleep(running);
  }

  #fallAsleep({ from }: Running): void {
    const { player, storage, now } = this.#ports;
    player.pause();
    player.fadeTo(1);
    this.#running = null;
    this.#asleep = true;
    this.#awake = 0;
    const sleptFrom = { ...from, at: now() };
    writeJson(storage, KEY, { ...sleptFrom, track: keepTrack(from.track) });
    this.#change({ sleep: null, sleptFrom });
  }

  #readSlept(): SleptFrom | null {
    const slept = asSlept(readJson(this.#ports.storage, KEY));
    return slept && this.#ports.now() - slept.at < LONGEST_MEMORY ? slept : null;
  }

  /** Seconds, by the clock on the wall. */
  #left({ wish, left, end }: Running): number | null {
    const { player } = this.#ports;
    const playback = player.getPlayback();
    const goal = end ?? (wish.kind === "minutes" ? null : endOf(wish.kind, playback));
    if (goal !== null) return Math.max(0, (goal - player.currentTime()) / playback.rate);
    return wish.kind === "minutes" ? Math.max(0, left) : null;
  }

  #show(): void {
    const running = this.#running;
    if (!running) return;
    const left = this.#left(running);
    const sleep = { wish: running.wish, left: left === null ? null : Math.ceil(left) };
    if (JSON.stringify(sleep) !== JSON.stringify(this.#snapshot.sleep)) this.#change({ sleep });
  }

  #change(changes: Partial<SleepSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes };
    this.#listeners.tell();
  }
}

/** Where the chapter that is heard ends, or the episode; null while nobody knows. Seconds. */
function endOf(kind: "chapter" | "episode", { track, time, duration }: Playback): number | null {
  const next = kind === "chapter" ? track?.chapters.find(({ start }) => start > time) : undefined;
  return next?.start ?? duration;
}

/** Whether the place where the sound is to end is still ahead, as near as it was when it was chosen. */
function isNear(end: number, { time, rate }: Playback): boolean {
  const ahead = end - time;
  return ahead > -1 && ahead <= FADE * rate + LONGEST_WAIT;
}
