import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { Queueable, QueueItem } from "#core/queue/queue.ts";
import { isRange } from "#core/time/moment.ts";
import type { Playback } from "#features/media/playback.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";
import type { QueueStore } from "./queue-store.ts";

/**
 * What follows on what has ended. `coming`: the first of the queue, after two seconds. `waiting`: the same, when it is
 * asked for. `newest`: nothing is queued, and this of the same show was not heard yet.
 */
export type Following =
  | { readonly kind: "nothing" | "coming" | "waiting" }
  | { readonly kind: "newest"; readonly track: Track };

/** Time to say that one stays. Milliseconds. */
const PAUSE = 2000;
/** Further than this from where it ended, the listener has moved. Seconds: less than any step. */
const MOVED = 0.5;

const NOTHING: Following = { kind: "nothing" };

interface Ports {
  readonly player: Pick<
    PlayerStore,
    "getPlayback" | "playAsGuest" | "playFrom" | "subscribe" | "subscribeToEnds" | "subscribeToRangeEnds"
  >;
  readonly queue: Pick<QueueStore, "first" | "take">;
  /** Asked at an end: whether the next may play by itself. All that can forbid it is asked here. */
  readonly mayGoOn: () => boolean;
  /** The newest of the show of an episode that was not heard in this browser. Null where there is none, or none to be had. */
  readonly findNewest: (track: Track) => Promise<Track | null>;
}

/**
 * Goes on with the queue where an episode, or a part that came from the queue, has ended. Whoever plays something else
 * meanwhile is left alone. What begins leaves the queue.
 */
export class QueueTurn {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #following = NOTHING;
  /** How the player was left by what has ended. */
  #left: Playback | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The part of the queue that was begun last. */
  #part: QueueItem | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    const { player } = ports;
    player.subscribeToEnds(() => this.#follow());
    player.subscribeToRangeEnds(() => {
      if (this.#isPart(player.getPlayback())) this.#follow();
    });
    player.subscribe(() => this.#watch());
  }

  readonly subscribe = this.#listeners.add;
  readonly getFollowing = (): Following => this.#following;

  /** Plays an item, which leaves the queue. Call it from a press or a key. */
  play(item: QueueItem): void {
    this.#rest();
    this.#ports.queue.take(item.id);
    this.#part = isRange(item.moment) ? item : null;
    this.#begin(item);
  }

  /** Plays what follows now. */
  playFollowing(): void {
    const following = this.#following;
    const first = this.#ports.queue.first();
    this.#rest();
    if (following.kind === "newest") this.#begin({ track: following.track, moment: null });
    else if (first) this.play(first);
  }

  /** Does not go on by itself. */
  stay(): void {
    clearTimeout(this.#timer);
    if (this.#following.kind === "coming") this.#change({ kind: "waiting" });
  }

  /** Lets go of what follows. */
  dismiss(): void {
    this.#rest();
  }

  /** A part is heard as a guest: the place that its listener has in the episode stays where it is. */
  #begin({ track, moment }: Queueable): void {
    const { player } = this.#ports;
    if (isRange(moment)) void player.playAsGuest(track, moment);
    else void player.playFrom(track, moment);
  }

  #follow(): void {
    const playback = this.#ports.player.getPlayback();
    // Hits in turn, or a listener, have gone on already.
    if (playback.playing) return;
    this.#rest();
    this.#left = playback;
    if (!this.#ports.queue.first()) void this.#offerNewest(playback);
    else if (this.#ports.mayGoOn()) this.#goOnSoon();
    else this.#change({ kind: "waiting" });
  }

  #goOnSoon(): void {
    this.#change({ kind: "coming" });
    this.#timer = setTimeout(() => {
      if (this.#ports.mayGoOn()) this.playFollowing();
      else this.stay();
    }, PAUSE);
  }

  async #offerNewest(left: Playback): Promise<void> {
    if (left.track === null || left.range !== null) return;
    const track = await this.#ports.findNewest(left.track);
    if (track && this.#left === left) this.#change({ kind: "newest", track });
  }

  #isPart({ track, range }: Playback): boolean {
    const part = this.#part;
    return part !== null && isSameEpisode(track, part.track) && range?.end === part.moment?.end;
  }

  /** What is played meanwhile was chosen by the listener. */
  #watch(): void {
    if (this.#left === null) return;
    const { playing, track, time } = this.#ports.player.getPlayback();
    const moved = !isSameEpisode(track, this.#left.track) || Math.abs(time - this.#left.time) > MOVED;
    if (playing || moved) this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#left = null;
    this.#change(NOTHING);
  }

  #change(following: Following): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#listeners.tell();
  }
}
