import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import { clamp } from "#core/time/time.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** A place where searched words are spoken, to be heard. */
export interface PlayableHit {
  readonly track: Track;
  /** Where the first matching word begins, in seconds. */
  readonly start: number;
  /** Where its passage ends, in seconds; null where it is not known. */
  readonly end: number | null;
  /** The words around. */
  readonly words: string;
}

/** Hits that are played in turn. */
export interface HitRun {
  /** The address of the results that they are of. */
  readonly source: string;
  /** At least one. */
  readonly hits: readonly PlayableHit[];
  /** The index of the one that plays, or played last. */
  readonly at: number;
}

/** Time to find one's way into the sentence. Seconds. */
const LEAD = 2;
/** How long a hit is heard whose passage has no known end. Seconds. */
const USUAL_LENGTH = 12;

/** What is played of a hit. */
export function heardMoment({ start, end }: PlayableHit): Moment {
  return {
    start: Math.max(0, start - LEAD),
    end: end !== null && end > start ? end : start + USUAL_LENGTH,
  };
}

/** What is asked of the player. */
type HitPlayer = Pick<
  PlayerStore,
  "getPlayback" | "leaveRange" | "pause" | "playAsGuest" | "subscribeToRangeEnds"
>;

/**
 * Plays hits one after another in the one player. It goes on from a hit only when that was heard to its end: whoever
 * moves elsewhere in between is left alone, and asks for the next hit themselves.
 */
export class HitList {
  readonly #player: HitPlayer;
  readonly #listeners = new Listeners();
  #run: HitRun | null = null;
  #leave: (() => void) | null = null;

  constructor(player: HitPlayer) {
    this.#player = player;
  }

  readonly subscribe = this.#listeners.add;
  /** Null while no hits are played. */
  readonly getRun = (): HitRun | null => this.#run;

  /** Plays hits from the first, in place of those that were played. Call it from a press or a key. */
  play(source: string, hits: readonly PlayableHit[]): void {
    if (hits.length === 0) return;
    this.#leave ??= this.#player.subscribeToRangeEnds(() => this.#goOn());
    this.#playHit({ source, hits, at: 0 });
  }

  /** Plays the next (1) or previous (-1) hit; at either end of the list the same again. */
  step(by: 1 | -1): void {
    const run = this.#run;
    if (run) this.#playHit({ ...run, at: clamp(run.at + by, 0, run.hits.length - 1) });
  }

  /** Forgets the hits, and stops the one that sounds. What the listener has gone to instead plays on. */
  stop(): void {
    if (this.#isIn()) {
      this.#player.pause();
      this.#player.leaveRange();
    }
    this.#end();
  }

  #playHit(run: HitRun): void {
    const hit = run.hits[run.at];
    if (!hit) return;
    this.#change(run);
    void this.#player.playAsGuest(hit.track, heardMoment(hit));
  }

  #goOn(): void {
    if (!this.#run || !this.#isIn() || this.#player.getPlayback().playing) return;
    if (this.#run.at === this.#run.hits.length - 1) this.#end();
    else this.step(1);
  }

  /** Whether the player is in the hit, sounding or not: any jump of the listener's own leaves the range. */
  #isIn(): boolean {
    const hit = this.#run?.hits[this.#run.at];
    const { track, range } = this.#player.getPlayback();
    return hit !== undefined && isSameEpisode(track, hit.track) && range?.end === heardMoment(hit).end;
  }

  #end(): void {
    this.#leave?.();
    this.#leave = null;
    this.#change(null);
  }

  #change(run: HitRun | null): void {
    this.#run = run;
    this.#listeners.tell();
  }
}
