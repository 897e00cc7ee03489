import { type KeptTrack, keepTrack } from "#core/episode/kept-track.ts";
import type { Track } from "#core/episode/track.ts";
import { Listeners } from "#features/ui/listeners.ts";
import type { KeptDatabase } from "./kept-database.ts";
import type { KeptEpisode, KeptSound } from "./kept-episode.ts";
import { type Keeping, type KeptSnapshot, NOTHING_KEPT } from "./kept-snapshot.ts";
import { type Downloaded, downloadSound } from "./sound-download.ts";

interface Ports {
  readonly openDatabase: () => Promise<KeptDatabase>;
  readonly pages: {
    /** Keeps all of an episode but its sound. How much it is, in bytes. */
    readonly keep: (track: KeptTrack, signal: AbortSignal) => Promise<number>;
    readonly forget: (href: string) => Promise<void>;
  };
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly hasRoom: (bytes: number) => Promise<boolean>;
  /** Does one thing after the other, also if several tabs want to. */
  readonly inTurn: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
  /** The address at which the player asks for a track's sound, and where a script may fetch it. */
  readonly soundOf: (track: KeptTrack) => {
    readonly url: string;
    readonly from: string;
    readonly type: string;
  };
  /** Tells other tabs, and has what answers in the network's place be there if something is kept. */
  readonly changed: (episodes: readonly KeptEpisode[]) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly later: (callback: () => void, wait: number) => void;
}

/** Waits before a lost network is tried again. Milliseconds; the last again and again. */
const WAITS = [2000, 10_000, 60_000];
/** Shares are told in so many steps. */
const STEPS = 100;

/** Keeps episodes in this browser, and forgets them. */
export class Keeper {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  /** What is under way, by the addresses of the episodes' pages. */
  readonly #runs = new Map<string, { readonly leave: AbortController; readonly ended: Promise<unknown> }>();
  #snapshot = NOTHING_KEPT;
  #database: Promise<KeptDatabase> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly subscribe = this.#listeners.add;
  readonly getSnapshot = (): KeptSnapshot => this.#snapshot;

  /**
   * Learns what is kept, as another tab may have changed it: goes on with what is not whole, when no other tab is at it,
   * and leaves what was removed.
   */
  async begin(): Promise<void> {
    const episodes = await this.#learn();
    for (const [href, { leave }] of this.#runs)
      if (!episodes.some(({ track }) => track.href === href)) leave.abort();
    for (const { track, whole } of episodes) if (!whole && !this.#runs.has(track.href)) void this.#run(track);
  }

  async #learn(): Promise<readonly KeptEpisode[]> {
    const kept = await (await this.#open()).list();
    const episodes = kept.toSorted((one, other) => other.at - one.at);
    this.#show({ ...this.#snapshot, episodes });
    return episodes;
  }

  /** What came of it; `lost` goes on by itself. Null when it was left. */
  async keep(track: Track): Promise<Downloaded | null> {
    const { url, type } = this.#ports.soundOf(track);
    const sound: KeptSound = { url, type, size: null, tag: null };
    const kept = { track: keepTrack(track), sound, bytes: 0, at: this.#ports.now(), whole: false };
    this.#tell(track.href, { kind: "loading", share: null });
    try {
      await (await this.#open()).write(kept);
    } catch {
      this.#tell(track.href, { kind: "failed", reason: "full" });
      return "full";
    }
    await this.#changed();
    return this.#run(kept.track);
  }

  /** There is a network again: goes on with what waits for it. */
  goOn(): void {
    for (const { track } of this.#snapshot.episodes ?? []) void this.#again(track, 0);
  }

  /** What is said in an episode was corrected: keeps its pages anew, where it is kept. Rejects where there is no network. */
  async renew(href: string): Promise<void> {
    const kept = (await this.#learn()).find(({ track }) => track.href === href);
    if (!kept?.whole) return;
    const { signal } = new AbortController();
    await this.#ports.inTurn(signal, async () => {
      await this.#ports.pages.keep(kept.track, signal);
    });
    await this.#changed();
  }

  /** Leaves what is under way, and forgets all of the episode. */
  async remove(href: string): Promise<void> {
    this.#tell(href, null);
    const run = this.#runs.get(href);
    run?.leave.abort();
    await run?.ended;
    await this.#forget(href);
    await this.#changed();
  }

  async #forget(href: string): Promise<void> {
    const database = await this.#open();
    const kept = await database.find(href);
    if (kept) await database.remove(kept);
    await this.#ports.pages.forget(href);
  }

  async #run(track: KeptTrack, tries = 0): Promise<Downloaded | null> {
    const { href } = track;
    await this.#runs.get(href)?.ended;
    const leave = new AbortController();
    const run = this.#fetchInTurn(href, leave.signal);
    this.#runs.set(href, { leave, ended: run });
    this.#tell(href, { kind: "loading", share: null });
    const outcome = await run;
    this.#runs.delete(href);
    if (leave.signal.aborted) {
      await this.#sweep(track);
      return null;
    }
    await this.#settle(track, outcome, tries);
    return outcome;
  }

  /** Takes away what was still written of an episode after another tab had removed it. */
  async #sweep(track: KeptTrack): Promise<void> {
    const { href } = track;
    this.#tell(href, null);
    const database = await this.#open();
    if ((await database.find(href)) || this.#runs.has(href)) return;
    await database.clear(this.#ports.soundOf(track).url);
    await this.#ports.pages.forget(href);
  }

  async #fetchInTurn(href: string, signal: AbortSignal): Promise<Downloaded | null> {
    let outcome: Downloaded | null = null;
    try {
      await this.#ports.inTurn(signal, async () => {
        outcome = await this.#fetchAll(href, signal);
      });
      return outcome;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  /** All of an episode; null where it is kept no more, or whole by now. */
  async #fetchAll(href: string, signal: AbortSignal): Promise<Downloaded | null> {
    const database = await this.#open();
    let kept = await database.find(href);
    if (!kept || kept.whole) return null;
    const write = async (changes: Partial<KeptEpisode>) => {
      signal.throwIfAborted();
      if (kept) kept = { ...kept, ...changes };
      if (kept) await database.write(kept);
    };
    const { from } = this.#ports.soundOf(kept.track);
    const outcome = await downloadSound(
      kept.sound,
      from,
      {
        fetch: this.#ports.fetch,
        hasRoom: this.#ports.hasRoom,
        store: database,
        describe: (sound) => write({ sound }),
        progress: (received, size) => this.#progress(href, size === null ? null : received / size),
      },
      signal,
    );
    if (outcome !== "whole") return outcome;
    try {
      await write({ bytes: await this.#ports.pages.keep(kept.track, signal) });
      await write({ whole: true });
      return "whole";
    } catch (error) {
      signal.throwIfAborted();
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "lost";
    }
  }

  async #settle(track: KeptTrack, outcome: Downloaded | null, tries: number): Promise<void> {
    const { href } = track;
    if (outcome === "lost") {
      this.#tell(href, { kind: "waiting" });
      const wait = WAITS[Math.min(tries, WAITS.length - 1)] ?? 0;
      this.#ports.later(() => void this.#again(track, tries + 1), wait);
      return;
    }
    const failed = outcome === "refused" || outcome === "full";
    if (failed) await this.#forget(href);
    await this.#changed();
    this.#tell(href, failed ? { kind: "failed", reason: outcome } : null);
  }

  /** Tries what waits; it may have been removed meanwhile. */
  async #again(track: KeptTrack, tries: number): Promise<void> {
    if (this.#snapshot.keeping.get(track.href)?.kind === "waiting") await this.#run(track, tries);
  }

  #progress(href: string, share: number | null): void {
    const known = this.#snapshot.keeping.get(href);
    const told = share === null ? null : Math.floor(share * STEPS) / STEPS;
    if (known?.kind !== "loading" || known.share !== told) this.#tell(href, { kind: "loading", share: told });
  }

  #tell(href: string, keeping: Keeping | null): void {
    const all = new Map(this.#snapshot.keeping);
    if (keeping) all.set(href, keeping);
    else all.delete(href);
    this.#show({ ...this.#snapshot, keeping: all });
  }

  async #changed(): Promise<void> {
    this.#ports.changed(await this.#learn());
  }

  #show(snapshot: KeptSnapshot): void {
    this.#snapshot = snapshot;
    this.#listeners.tell();
  }

  #open(): Promise<KeptDatabase> {
    this.#database ??= this.#ports.openDatabase();
    return this.#database;
  }
}
