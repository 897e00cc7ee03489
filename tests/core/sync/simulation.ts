import { type Bookmark, createBookmark } from "#core/bookmark/bookmark.ts";
import type { TrashedBookmark } from "#core/bookmark/trash.ts";
import type { Place } from "#core/episode/place.ts";
import { addLast, moveItem, type Queue, without } from "#core/queue/queue.ts";
import type { FollowedSearch } from "#core/search/followed-search.ts";
import { type Answer, type Batch, parseAnswer, parseBatch } from "#core/sync/batch.ts";
import { bookmarkChanges, listBookmarks, listTrash } from "#core/sync/bookmark.ts";
import type { Change } from "#core/sync/change.ts";
import {
  type Device,
  keepChanges,
  newDevice,
  nextBatch,
  stampAnew,
  startAgain,
  takeAnswer,
} from "#core/sync/device.ts";
import { isNewer } from "#core/sync/merge.ts";
import { listPlaces, placeChanges } from "#core/sync/place.ts";
import { listQueue, queueChanges } from "#core/sync/queue.ts";
import { findSettings, settingChanges } from "#core/sync/setting.ts";
import { isAhead } from "#core/sync/stamp.ts";
import { feedKey, listFollowed, searchChanges, subscribe, unsubscribe } from "#core/sync/subscription.ts";
import { trackOf } from "../../track.ts";

/** As a batch goes over the network. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What a server does with batches: rows by key, each with the number of its last change. */
export class FakeServer {
  #rows = new Map<string, { readonly change: Change; readonly number: number }>();
  #number = 0;
  readonly #page: number;

  constructor(page: number) {
    this.#page = page;
  }

  get changes(): readonly Change[] {
    return [...this.#rows.values()].map(({ change }) => change);
  }

  /** Null: the batch is ahead of the server's clock, and nothing of it was taken. */
  answer(body: unknown, now: number): unknown {
    const batch = parseBatch(body);
    if (batch === null) throw new Error("No batch");
    if (batch.changes.some(({ stamp }) => isAhead(stamp, now))) return null;
    for (const change of batch.changes)
      if (isNewer(change, this.#rows.get(change.key)?.change))
        this.#rows.set(change.key, { change, number: ++this.#number });
    const since = Number(batch.cursor ?? 0);
    const news = [...this.#rows.values()]
      .filter(({ number }) => number > since)
      .sort((one, other) => one.number - other.number);
    const page = news.slice(0, this.#page);
    const cursor = String(page.at(-1)?.number ?? since);
    return sent({ cursor, changes: page.map(({ change }) => change), more: news.length > page.length });
  }

  /** As a copy that was made earlier has it. */
  restore(copy: FakeServer): void {
    this.#rows = new Map(copy.#rows);
    this.#number = copy.#number;
  }

  copy(): FakeServer {
    const copy = new FakeServer(this.#page);
    copy.restore(this);
    return copy;
  }
}

/** What may happen to a batch on its way. `repeated`: it arrives twice, and so does its answer. */
export type Fate = "lost" | "answer lost" | "repeated" | "arrived";

/** A browser with its stores and what keeps them in step. */
export class FakeBrowser {
  device: Device;
  bookmarks: readonly Bookmark[] = [];
  trash: readonly TrashedBookmark[] = [];
  queue: Queue = [];
  places: readonly Place[] = [];
  searches: readonly FollowedSearch[] = [];
  settings: Readonly<Record<string, unknown>> = {};

  constructor(name: string) {
    this.device = newDevice(`device${name}`.padEnd(8, "0"));
  }

  addBookmark(id: string, note: string, tags: readonly string[], now: number): void {
    const track = trackOf("s", "e");
    const draft = { track, moment: { start: 1, end: null }, text: "words" };
    const bookmark = { ...createBookmark(draft, id, now), note, tags };
    this.changeBookmarks([...this.bookmarks.filter((known) => known.id !== id), bookmark], now);
  }

  annotate(id: string, changes: Partial<Pick<Bookmark, "note" | "tags" | "text">>, now: number): void {
    const isAct = changes.note !== undefined || changes.tags !== undefined;
    this.changeBookmarks(
      this.bookmarks.map((known) =>
        known.id === id ? { ...known, ...changes, updatedAt: isAct ? now : known.updatedAt } : known,
      ),
      now,
    );
  }

  changeBookmarks(bookmarks: readonly Bookmark[], now: number, trash = this.trash): void {
    const after = { bookmarks, trash: trash.filter(({ id }) => !bookmarks.some((known) => known.id === id)) };
    this.#keep(bookmarkChanges(this.device, this, after, now));
    ({ bookmarks: this.bookmarks, trash: this.trash } = after);
  }

  trashBookmark(id: string, now: number): void {
    const gone = this.bookmarks.filter((known) => known.id === id);
    const trashed = gone.map((bookmark) => ({ id, trashed: bookmark, deletedAt: now }));
    const others = this.bookmarks.filter((known) => known.id !== id);
    this.changeBookmarks(others, now, [...this.trash, ...trashed]);
  }

  restoreBookmark(id: string, now: number): void {
    const back = this.trash.filter((known) => known.id === id).map(({ trashed }) => trashed);
    this.changeBookmarks([...this.bookmarks, ...back], now);
  }

  purgeBookmark(id: string, now: number): void {
    const left = this.trash.filter((known) => known.id !== id);
    this.changeBookmarks(this.bookmarks, now, left);
  }

  play(episode: string, time: number, now: number): void {
    const place = {
      track: trackOf("s", episode),
      time,
      duration: 1000,
      at: now,
      done: false,
      dismissed: false,
    };
    const others = this.places.filter(({ track }) => track.key.episode !== episode);
    this.changePlaces([place, ...others], now);
  }

  changePlaces(after: readonly Place[], now: number): void {
    this.#keep(placeChanges(this.device, this.places, after, now));
    this.places = after;
  }

  enqueue(episode: string, id: string, now: number): void {
    this.changeQueue(addLast(this.queue, { track: trackOf("s", episode), moment: null }, id), now);
  }

  /** Which episode was moved. */
  move(index: number, to: number, now: number): string | undefined {
    const item = this.queue[index];
    this.changeQueue(moveItem(this.queue, item?.id ?? "", to), now);
    return item?.track.key.episode;
  }

  dequeue(index: number, now: number): undefined {
    this.changeQueue(without(this.queue, this.queue[index]?.id ?? ""), now);
  }

  changeQueue(after: Queue, now: number): void {
    this.#keep(queueChanges(this.device, this.queue, after, now));
    this.queue = after;
  }

  set(name: string, value: unknown, now: number): void {
    const after = { ...this.settings, [name]: value };
    const settings = (values: Readonly<Record<string, unknown>>) => ({ values, showRates: [] });
    this.#keep(settingChanges(this.device, settings(this.settings), settings(after), now));
    this.settings = after;
  }

  subscribe(url: string, now: number): void {
    this.#keep([subscribe(this.device, feedKey(url), now)]);
  }

  unsubscribe(url: string, now: number): void {
    this.#keep([unsubscribe(this.device, feedKey(url), now)]);
  }

  followSearch(name: string, seenAt: number, now: number): void {
    const others = this.searches.filter((search) => search.name !== name);
    this.changeSearches([{ name, createdAt: now, seenAt }, ...others], now);
  }

  /** What has come up to then is new no more; nothing where the search is not followed. */
  see(name: string, seenAt: number, now: number): void {
    const seen = (search: FollowedSearch) =>
      search.name === name ? { ...search, seenAt: Math.max(search.seenAt, seenAt) } : search;
    this.changeSearches(this.searches.map(seen), now);
  }

  unfollowSearch(name: string, now: number): void {
    this.changeSearches(
      this.searches.filter((search) => search.name !== name),
      now,
    );
  }

  changeSearches(after: readonly FollowedSearch[], now: number): void {
    this.#keep(searchChanges(this.device, this.searches, after, now));
    this.searches = after;
  }

  /** Asks once. */
  exchange(server: FakeServer, fate: Fate, now: number): Answer | null {
    const batch = nextBatch(this.device);
    if (fate === "lost") return null;
    const answered = server.answer(sent(batch), now);
    if (answered === null) {
      this.device = stampAnew(this.device, now);
      return this.exchange(server, fate, now);
    }
    if (fate === "repeated") server.answer(sent(batch), now);
    if (fate === "answer lost") return null;
    const answer = this.take(batch, answered);
    if (fate === "repeated") this.take(batch, answered);
    return answer;
  }

  /** Asks until there is nothing to be told on either side. */
  sync(server: FakeServer, now: number): void {
    for (let answer = this.exchange(server, "arrived", now); ; answer = this.exchange(server, "arrived", now))
      if (answer?.more === false && this.device.unsent.size === 0) return;
  }

  /** Begins anew, as after a copy of the server was restored. */
  startAgain(): void {
    this.device = startAgain(this.device);
  }

  take(batch: Batch, answered: unknown): Answer {
    const answer = parseAnswer(answered);
    if (answer === null) throw new Error("No answer");
    this.device = takeAnswer(this.device, batch, answer);
    const { state } = this.device;
    this.bookmarks = listBookmarks(state).map(({ bookmark }) => bookmark);
    this.trash = listTrash(state);
    this.queue = listQueue(state, this.queue);
    this.places = listPlaces(state).map(({ place }) => place);
    this.searches = listFollowed(state);
    this.settings = { ...this.settings, ...findSettings(state).values };
    return answer;
  }

  #keep(changes: readonly Change[]): void {
    this.device = keepChanges(this.device, changes);
  }
}
