import { type Bookmark, createBookmark } from "#core/bookmark/bookmark.ts";
import type { Place } from "#core/episode/place.ts";
import { addLast } from "#core/queue/queue.ts";
import type { AccountMark, Asked } from "#core/sync/exchange.ts";
import { parseTold } from "#core/sync/exchange.ts";
import type { Holdings } from "#core/sync/holdings.ts";
import { InStep } from "#features/sync/in-step.ts";
import { inTurn } from "#features/sync/one-at-a-time.ts";
import type { Reply } from "#features/sync/send.ts";
import { type Kept, NOTHING_HELD, type Owner, type SyncDatabase } from "#features/sync/sync-database.ts";
import type { Others, SyncedStores } from "#features/sync/synced-stores.ts";
import { FakeServer } from "../../core/sync/simulation.ts";
import { trackOf } from "../../track.ts";

/** What is called now by all fakes: it goes on by a second each time. */
let clock = 1_790_000_000_000;
export const now = (): number => (clock += 1000);

/** A site with accounts, which answers as the real one does. */
export class FakeSite {
  readonly #accounts = new Map<AccountMark, FakeServer>();
  readonly gone = new Set<AccountMark>();
  reachable = true;

  async answer(signedIn: AccountMark | null, { account, batch }: Asked): Promise<Reply> {
    if (!this.reachable) return { kind: "unreachable" };
    if (signedIn === null) return { kind: "signedOut" };
    if (account !== null && account !== signedIn)
      return { kind: "account", account: signedIn, isGone: this.gone.has(account) };
    const answer = this.of(signedIn).answer(JSON.parse(JSON.stringify(batch)), clock);
    return parseTold({ kind: "answered", account: signedIn, answer }) ?? { kind: "unreachable" };
  }

  of(account: AccountMark): FakeServer {
    const server = this.#accounts.get(account) ?? new FakeServer(3);
    this.#accounts.set(account, server);
    return server;
  }
}

/** What a browser keeps when its pages are closed. */
export class FakeDisk {
  holdings: Holdings = { ...NOTHING_HELD, settings: { values: { rate: 1 }, showRates: [] } };
  readonly accounts = new Map<AccountMark, Kept>();
  readonly oneAtATime = inTurn();
  whose: Owner = { account: null, next: null };

  get database(): SyncDatabase {
    return {
      load: async (account) => this.accounts.get(account) ?? null,
      save: async (account, _before, after) => void this.accounts.set(account, after),
      owner: async () => this.whose,
      setOwner: async (owner) => {
        this.whose = owner;
      },
    };
  }
}

let devices = 0;

/** A page that is open in a browser. */
export class FakePage {
  readonly disk: FakeDisk;
  signedIn: AccountMark | null;
  others: Others = { places: [], notes: new Map() };
  /** Called while something is under way to the site. */
  meanwhile: (() => void) | null = null;
  changed = 0;
  readonly inStep: InStep;

  constructor(site: FakeSite, signedIn: AccountMark | null, disk = new FakeDisk()) {
    this.disk = disk;
    this.signedIn = signedIn;
    const stores: SyncedStores = {
      atFirst: { values: { rate: 1 }, showRates: [] },
      ready: async () => true,
      read: () => disk.holdings,
      take: async (holdings) => {
        disk.holdings = holdings;
      },
      showOthers: (others) => {
        this.others = others;
      },
      watch: () => () => {},
    };
    this.inStep = new InStep({
      database: disk.database,
      stores,
      send: async (asked) => {
        const reply = await site.answer(this.signedIn, asked);
        this.meanwhile?.();
        this.meanwhile = null;
        return reply;
      },
      oneAtATime: disk.oneAtATime,
      newDeviceId: () => `device${String(++devices).padStart(4, "0")}`,
      now,
      changed: () => void this.changed++,
    });
  }

  get holdings(): Holdings {
    return this.disk.holdings;
  }

  get notes(): readonly string[] {
    return this.holdings.bookmarks.map(({ note }) => note).sort();
  }

  addBookmark(note: string): string {
    const id = `00000000-0000-4000-8000-${String(++devices).padStart(12, "0")}`;
    const draft = { track: trackOf("s", "e"), moment: { start: 1, end: null }, text: "words" };
    this.#change({ bookmarks: [...this.holdings.bookmarks, { ...createBookmark(draft, id, now()), note }] });
    return id;
  }

  annotate(id: string, changes: Partial<Bookmark>): void {
    this.#change({
      bookmarks: this.holdings.bookmarks.map((known) =>
        known.id === id ? { ...known, ...changes, updatedAt: now() } : known,
      ),
    });
  }

  removeBookmark(id: string): void {
    this.#change({ bookmarks: this.holdings.bookmarks.filter((known) => known.id !== id) });
  }

  play(episode: string, time: number): void {
    const track = trackOf("s", episode);
    const place: Place = { track, time, duration: 1000, at: now(), done: false, dismissed: false };
    const others = this.holdings.places.filter((known) => known.track.href !== track.href);
    this.#change({ places: [place, ...others] });
  }

  enqueue(episode: string): void {
    const wanted = { track: trackOf("s", episode), moment: null };
    this.#change({ queue: addLast(this.holdings.queue, wanted, `${episode} ${++devices}`) });
  }

  follow(name: string, seenAt: number): void {
    const others = this.holdings.searches.filter((search) => search.name !== name);
    this.#change({ searches: [{ name, createdAt: now(), seenAt }, ...others] });
  }

  see(name: string, seenAt: number): void {
    const seen = this.holdings.searches.map((search) =>
      search.name === name ? { ...search, seenAt } : search,
    );
    this.#change({ searches: seen });
  }

  setRate(rate: number): void {
    this.#change({ settings: { values: { rate }, showRates: [] } });
  }

  #change(changes: Partial<Holdings>): void {
    this.disk.holdings = { ...this.disk.holdings, ...changes };
  }
}
