import { isSameEpisode } from "#core/episode/track.ts";
import { type HitBatch, heardMoment, isSameSearch, type PlayableHit } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { clamp } from "#core/time/time.ts";
import type { Playback } from "#features/media/playback.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { PlayerStore } from "../store/player-store.ts";
import { type FetchHits, HitStore } from "./hit-store.ts";

/** Hits that are played in turn. */
export interface HitRun {
  /** What they are the hits of. */
  readonly search: SearchRequest;
  /** How many there are in all. */
  readonly total: number;
  /** The one that plays, or played last. */
  readonly hit: PlayableHit;
  /** The number of the one that comes as soon as it is there, and whether it could not be had; else null. */
  readonly awaited: { readonly number: number; readonly failed: boolean } | null;
}

/** So many hits before they are needed the next ones are fetched: with two seconds of lead, some ten seconds each. */
const AHEAD = 4;

interface Ports {
  readonly player: Pick<
    PlayerStore,
    "getPlayback" | "leaveRange" | "pause" | "playAsGuest" | "subscribeToRangeEnds"
  >;
  readonly fetchHits: FetchHits;
}

/**
 * Plays the hits of a search one after another in the one player, and fetches them as it gets there. It goes on from a
 * hit only when that was heard to its end: whoever moves elsewhere in between is left alone, and asks for the next hit
 * themselves.
 */
export class HitList {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #store: HitStore | null = null;
  #run: HitRun | null = null;
  #leave: (() => void) | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly subscribe = this.#listeners.add;
  /** Null while no hits are played. */
  readonly getRun = (): HitRun | null => this.#run;

  /** The run, if it is of this search. */
  runOf(search: SearchRequest): HitRun | null {
    return this.#run && isSameSearch(this.#run.search, search) ? this.#run : null;
  }

  /** Plays the hits of a search from the first of these on, in place of those that were played. Call it from a press or a key. */
  play(search: SearchRequest, known: HitBatch): void {
    const [first] = known.hits;
    if (!first) return;
    this.#leave ??= this.#ports.player.subscribeToRangeEnds(() => this.#goOn());
    this.#store = new HitStore(search, known, this.#ports.fetchHits);
    this.#playHit(this.#store, first);
  }

  /** Plays the next (1) or previous (-1) hit; at either end of the list the same again. */
  step(by: 1 | -1): void {
    const run = this.#run;
    const coming = run?.awaited && !run.awaited.failed ? run.awaited.number : null;
    if (run) this.#goTo((coming ?? run.hit.number) + by);
  }

  /** Asks again for the hit that could not be had. */
  retry(): void {
    if (this.#run?.awaited) this.#goTo(this.#run.awaited.number);
  }

  /** Forgets the hits, and stops the one that sounds. What the listener has gone to instead plays on. */
  stop(): void {
    if (this.#isIn()) {
      this.#ports.player.pause();
      this.#ports.player.leaveRange();
    }
    this.#end();
  }

  #goTo(wanted: number): void {
    const store = this.#store;
    if (!store) return;
    const number = clamp(wanted, 0, store.total - 1);
    const hit = store.at(number);
    if (hit) this.#playHit(store, hit);
    else void this.#await(store, number);
  }

  #playHit(store: HitStore, hit: PlayableHit): void {
    this.#change({ search: store.search, total: store.total, hit, awaited: null });
    void this.#ports.player.playAsGuest(hit.track, heardMoment(hit));
    this.#fetchAhead(store, hit.number);
  }

  /** Plays a hit as soon as it is there, unless the listener goes elsewhere meanwhile. */
  async #await(store: HitStore, number: number): Promise<void> {
    const left = this.#ports.player.getPlayback();
    const isWaitedFor = () => store === this.#store && this.#run?.awaited?.number === number;
    this.#changeAwaited({ number, failed: false });
    const hit = await store.load(number).then(
      () => store.at(number),
      () => null,
    );
    if (!isWaitedFor()) return;
    if (hit === null) this.#changeAwaited({ number, failed: true });
    else if (this.#isAsLeft(left)) this.#playHit(store, hit);
    else this.#changeAwaited(null);
  }

  #isAsLeft(left: Playback): boolean {
    const { track, range } = this.#ports.player.getPlayback();
    return (track === left.track || isSameEpisode(track, left.track)) && range?.end === left.range?.end;
  }

  /** What fails here is asked for again when it is needed. */
  #fetchAhead(store: HitStore, number: number): void {
    for (let next = number + 1; next <= number + AHEAD && next < store.total; next++)
      if (store.at(next) === null) void store.load(next).catch(() => undefined);
  }

  #goOn(): void {
    const { hit, awaited } = this.#run ?? {};
    if (!hit || !this.#store || !this.#isIn() || this.#ports.player.getPlayback().playing) return;
    if (awaited?.failed) this.retry();
    else if (awaited) return;
    else if (hit.number >= this.#store.total - 1) this.#end();
    else this.step(1);
  }

  /** Whether the player is in the hit, sounding or not: any jump of the listener's own leaves the range. */
  #isIn(): boolean {
    const hit = this.#run?.hit;
    const { track, range } = this.#ports.player.getPlayback();
    return hit !== undefined && isSameEpisode(track, hit.track) && range?.end === heardMoment(hit).end;
  }

  #end(): void {
    this.#leave?.();
    this.#leave = null;
    this.#store = null;
    this.#change(null);
  }

  #changeAwaited(awaited: HitRun["awaited"]): void {
    if (this.#run && this.#store) this.#change({ ...this.#run, total: this.#store.total, awaited });
  }

  #change(run: HitRun | null): void {
    this.#run = run;
    this.#listeners.tell();
  }
}
