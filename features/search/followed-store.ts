import { asCount, asObject, type Check, orNull } from "#core/file/json-check.ts";
import {
  byFollowed,
  type FollowedSearch,
  followedName,
  parseFollowed,
} from "#core/search/followed-search.ts";
import { parseToldNews, type ToldNews } from "#core/search/news.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { type KeyValueStore, readJson, readText, writeText } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";

const SEARCHES = "playhead.searches";
const NEWS = "playhead.search-news";

interface Ports {
  /** Asked for at the first subscription or change. */
  readonly openStorage: () => KeyValueStore;
  /** Calls back when another tab may have changed what is kept. Once. */
  readonly watchOthers: (changed: () => void) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface FollowedSnapshot {
  /** The newest first. */
  readonly searches: readonly FollowedSearch[];
  /** What a server has told of them last, to be shown without a network, too. */
  readonly told: Told;
  /** What was let go last, to be taken up again. */
  readonly removed: FollowedSearch | null;
  /** False once the browser has refused to keep something: then all is gone with the page. */
  readonly isKept: boolean;
}

export interface Told {
  /** When, in epoch milliseconds by this browser; null for never. */
  readonly at: number | null;
  readonly news: readonly ToldNews[];
}

/** What is known before the browser was asked. */
export const NO_SEARCHES: FollowedSnapshot = {
  searches: [],
  told: { at: null, news: [] },
  removed: null,
  isKept: true,
};

const asTold: Check<Told> = asObject({
  at: orNull(asCount),
  news: (value) => parseToldNews(value) ?? undefined,
});

/** The searches that are followed in this browser, the same for all its tabs. */
export class FollowedStore {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #snapshot = NO_SEARCHES;
  #storage: KeyValueStore = null;
  /** As they were read or written last, by their keys; empty before the browser was asked. */
  readonly #texts = new Map<string, string | null>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Returns the way to leave. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#open();
    return this.#listeners.add(listener);
  };

  readonly getSnapshot = (): FollowedSnapshot => this.#snapshot;

  /** `seenAt` is up to when what has come is before the eyes of the listener. */
  follow(request: SearchRequest, seenAt: number): void {
    const name = followedName(request);
    const createdAt = this.#ports.now();
    this.#change((searches) => [...without(searches, name), { name, createdAt, seenAt }]);
  }

  unfollow(name: string): void {
    this.#change((searches) => without(searches, name));
  }

  /** Lets a search go, so that it can be brought back. */
  remove(name: string): void {
    this.refresh();
    const removed = this.#snapshot.searches.find((search) => search.name === name) ?? null;
    this.unfollow(name);
    this.#show({ removed });
  }

  /** Brings back what was removed last. */
  undoRemove(): void {
    const { removed } = this.#snapshot;
    this.#show({ removed: null });
    if (removed) this.#change((searches) => [...without(searches, removed.name), removed]);
  }

  /** Lets go of what was removed last. */
  forgetRemoved(): void {
    this.#show({ removed: null });
  }

  /** What has come of a search up to then was looked at: it is new no more. Nothing for one that is not followed. */
  see(name: string, until: number): void {
    this.#change((searches) =>
      searches.some((search) => search.name === name && search.seenAt < until)
        ? searches.map((search) => (search.name === name ? { ...search, seenAt: until } : search))
        : searches,
    );
  }

  /** Keeps what a server has told. */
  tell(news: readonly ToldNews[]): void {
    const told: Told = { at: this.#ports.now(), news };
    this.#write(NEWS, JSON.stringify(told));
    this.#show({ told });
  }

  /** Takes what came from other devices in place of what is there. */
  take(taken: readonly FollowedSearch[]): void {
    this.#change((searches) => (JSON.stringify(searches) === JSON.stringify(taken) ? searches : taken));
  }

  /** Takes over what another tab has kept meanwhile. */
  refresh(): void {
    this.#open();
    if (this.#isChanged(SEARCHES)) this.#show({ searches: this.#readSearches() });
    if (this.#isChanged(NEWS)) this.#show({ told: this.#readTold() });
  }

  #change(change: (searches: readonly FollowedSearch[]) => readonly FollowedSearch[]): void {
    this.refresh();
    const changed = change(this.#snapshot.searches);
    if (changed === this.#snapshot.searches) return;
    const searches = [...changed].sort(byFollowed);
    this.#write(SEARCHES, JSON.stringify(searches));
    this.#show({ searches });
  }

  #open(): void {
    if (this.#texts.size > 0) return;
    this.#storage = this.#ports.openStorage();
    for (const key of [SEARCHES, NEWS]) this.#texts.set(key, readText(this.#storage, key));
    this.#show({ searches: this.#readSearches(), told: this.#readTold() });
    this.#ports.watchOthers(() => this.refresh());
  }

  /** Whether another tab has written, which is noted. */
  #isChanged(key: string): boolean {
    const text = readText(this.#storage, key);
    const isSame = this.#texts.get(key) === text;
    this.#texts.set(key, text);
    return !isSame;
  }

  #write(key: string, text: string): void {
    this.#open();
    writeText(this.#storage, key, text);
    const kept = readText(this.#storage, key);
    // What could not be written is not taken for another tab's later.
    this.#texts.set(key, kept);
    // What a server has told can be asked for again.
    if (key === SEARCHES) this.#show({ isKept: kept === text });
  }

  #readSearches(): readonly FollowedSearch[] {
    return parseFollowed(readJson(this.#storage, SEARCHES));
  }

  #readTold(): Told {
    return asTold(readJson(this.#storage, NEWS)) ?? NO_SEARCHES.told;
  }

  #show(changes: Partial<FollowedSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes };
    this.#listeners.tell();
  }
}

function without(searches: readonly FollowedSearch[], name: string): readonly FollowedSearch[] {
  const others = searches.filter((search) => search.name !== name);
  return others.length === searches.length ? searches : others;
}
