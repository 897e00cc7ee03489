import {
  type Bookmark,
  type BookmarkDraft,
  createBookmark,
  newerBookmarks,
  parseBookmark,
} from "#core/bookmark/bookmark.ts";
import { isOver, type KeptBookmarks, parseTrashed } from "#core/bookmark/trash.ts";
import { renewedTrack } from "#core/episode/kept-track.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { Listeners } from "#features/ui/listeners.ts";
import { type BookmarkChange, parseBookmarkChange, rowsOf } from "./bookmark-change.ts";
import {
  type BookmarkChannel,
  type BookmarkPorts,
  type BookmarkSnapshot,
  type BookmarkStorage,
  NO_BOOKMARKS,
  type OtherNotes,
} from "./bookmark-ports.ts";
import { BookmarkWords, type SpokenSentences } from "./bookmark-words.ts";
import { changedOf, withChanged } from "./changed-rows.ts";

/** The bookmarks of this browser: changed at once, then kept, and told to the other tabs. */
export class BookmarkStore {
  readonly #ports: BookmarkPorts;
  readonly #listeners = new Listeners();
  #snapshot = NO_BOOKMARKS;
  #channel: BookmarkChannel | null = null;
  /** What is done with the storage, one after the other; null where there is none. */
  #storage: Promise<BookmarkStorage | null> | null = null;
  /** Ids that were removed while the page is open: what is read later must not bring them back. */
  readonly #gone = new Set<string>();
  readonly #words = new BookmarkWords();

  constructor(ports: BookmarkPorts) {
    this.#ports = ports;
  }

  /** Asks the browser at the first call. Returns the way to leave. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#storage ??= this.#open();
    return this.#listeners.add(listener);
  };

  readonly getSnapshot = (): BookmarkSnapshot => this.#snapshot;

  add(draft: BookmarkDraft): Bookmark {
    const bookmark = createBookmark(draft, this.#ports.newId(), this.#ports.now());
    void this.#do({ kind: "put", bookmarks: [bookmark] });
    return bookmark;
  }

  /** Writes note and tags; nothing where the bookmark is gone. */
  annotate(id: string, changes: Pick<Bookmark, "note" | "tags">): void {
    const known = this.#find(id);
    if (known)
      void this.#do({ kind: "put", bookmarks: [{ ...known, ...changes, updatedAt: this.#ports.now() }] });
  }

  /** Carries the bookmarks of an episode over to how that is called now. */
  meet(track: Track): void {
    const renewed = this.#snapshot.bookmarks.flatMap((bookmark) => {
      const kept = renewedTrack(bookmark.track, track);
      return kept ? [{ ...bookmark, track: kept }] : [];
    });
    if (renewed.length > 0) void this.#do({ kind: "put", bookmarks: renewed });
  }

  /**
   * Gives the bookmarks of an episode the sentences that are spoken at their times: those that were made before its words were
   * there, and those whose words were corrected since.
   */
  complete(track: Track, spoken: SpokenSentences): void {
    const own = this.#snapshot.bookmarks.filter((bookmark) => isSameEpisode(bookmark.track, track));
    const completed = own.flatMap((bookmark) => this.#words.completed(bookmark, spoken) ?? []);
    if (completed.length > 0) void this.#do({ kind: "put", bookmarks: completed });
  }

  /** Puts one into the trash. */
  remove(id: string): void {
    const removed = this.#find(id);
    if (!removed) return;
    this.#change({ removed });
    void this.#do({ kind: "trash", trash: [{ id, trashed: removed, deletedAt: this.#ports.now() }] });
  }

  /** Brings back what was removed last. */
  undoRemove(): void {
    const { removed } = this.#snapshot;
    if (!removed) return;
    this.#change({ removed: null });
    void this.#do({ kind: "put", bookmarks: [removed] });
  }

  /** Brings back what lies in the trash; nothing where it does no longer. */
  restore(id: string): void {
    const known = this.#snapshot.trash.find((trashed) => trashed.id === id);
    if (known) void this.#do({ kind: "put", bookmarks: [known.trashed] });
  }

  /** Deletes for good what lies in the trash by these ids. */
  erase(ids: readonly string[]): void {
    if (ids.some((id) => id === this.#snapshot.removed?.id)) this.#change({ removed: null });
    for (const id of ids) void this.#do({ kind: "remove", id });
  }

  /** Lets go of what was removed last. */
  forgetRemoved(): void {
    this.#change({ removed: null });
  }

  /**
   * Takes bookmarks of a file; of two with one id that which was changed later stays. How many were taken, once they are
   * kept: of thousands, that takes a while.
   */
  async merge(bookmarks: readonly Bookmark[]): Promise<number> {
    const newer = newerBookmarks(this.#snapshot.bookmarks, bookmarks);
    if (newer.length > 0) await this.#do({ kind: "put", bookmarks: newer });
    return newer.length;
  }

  /** Takes what came from other devices in place of what is there. Resolves when it is kept. */
  async take({ bookmarks, trash }: KeptBookmarks): Promise<void> {
    const { bookmarks: ours, trash: lying } = this.#snapshot;
    const changed = changedOf(ours, bookmarks);
    const trashed = changedOf(lying, trash);
    const ids = new Set([...bookmarks, ...trash].map(({ id }) => id));
    const gone = [...ours, ...lying].filter(({ id }) => !ids.has(id));
    const writing = gone.map(({ id }) => this.#do({ kind: "remove", id }));
    if (changed.length > 0) writing.push(this.#do({ kind: "put", bookmarks: changed }));
    if (trashed.length > 0) writing.push(this.#do({ kind: "trash", trash: trashed }));
    await Promise.all(writing);
  }

  showOtherNotes(otherNotes: OtherNotes): void {
    this.#change({ otherNotes });
  }

  #find(id: string): Bookmark | undefined {
    return this.#snapshot.bookmarks.find((bookmark) => bookmark.id === id);
  }

  /** Resolves when it is kept. */
  async #do(change: BookmarkChange): Promise<void> {
    const kept = this.#ports.unkept.add(change);
    this.#show(change);
    // A tab of an earlier version knows no trash.
    if (change.kind === "trash")
      for (const { id } of change.trash) this.#channel?.postMessage({ kind: "remove", id });
    this.#channel?.postMessage(change);
    await this.#keep((storage) =>
      change.kind === "remove" ? storage.remove(change.id) : storage.put(rowsOf(change)),
    );
    kept();
  }

  #show(change: BookmarkChange): void {
    const changed = new Set(change.kind === "remove" ? [change.id] : rowsOf(change).map(({ id }) => id));
    for (const id of changed) {
      if (change.kind === "put") this.#gone.delete(id);
      else this.#gone.add(id);
    }
    const { bookmarks, trash } = this.#snapshot;
    this.#change({
      bookmarks: withChanged(bookmarks, changed, change.kind === "put" ? change.bookmarks : []),
      trash: withChanged(trash, changed, change.kind === "trash" ? change.trash : []),
    });
  }

  async #open(): Promise<BookmarkStorage | null> {
    this.#channel = this.#ports.openChannel();
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#hear(data);
    try {
      const storage = await this.#ports.openStorage();
      const kept = await storage.list();
      const isThere = ({ id }: { readonly id: string }) => !this.#gone.has(id);
      const alive = kept.flatMap((entry) => parseBookmark(entry) ?? []);
      const read = newerBookmarks(this.#snapshot.bookmarks, alive).filter(isThere);
      const ours = new Set(this.#snapshot.bookmarks.map(({ id }) => id));
      const lying = kept.flatMap((entry) => parseTrashed(entry) ?? []);
      const trash = lying.filter((trashed) => isThere(trashed) && !ours.has(trashed.id));
      this.#change({ keptIn: "browser" });
      if (read.length > 0) this.#show({ kind: "put", bookmarks: read });
      if (trash.length > 0) this.#show({ kind: "trash", trash });
      for (const change of this.#ports.unkept.take()) void this.#do(change);
      this.#purge();
      return storage;
    } catch {
      return this.#doWithout();
    }
  }

  /** Deletes for good what has lain in the trash for too long. */
  #purge(): void {
    const over = this.#snapshot.trash.filter((trashed) => isOver(trashed, this.#ports.now()));
    // Once the storage is there.
    if (over.length > 0) queueMicrotask(() => this.erase(over.map(({ id }) => id)));
  }

  /** Takes over what another tab has done, and kept. */
  #hear(message: unknown): void {
    const change = parseBookmarkChange(message);
    if (change) this.#show(change);
  }

  #keep(write: (storage: BookmarkStorage) => Promise<void>): Promise<unknown> {
    this.#storage = (this.#storage ?? this.#open()).then(async (storage) => {
      try {
        if (storage) await write(storage);
        return storage;
      } catch {
        return this.#doWithout();
      }
    });
    return this.#storage;
  }

  #doWithout(): null {
    this.#change({ keptIn: "page" });
    return null;
  }

  #change(changes: Partial<BookmarkSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes };
    this.#listeners.tell();
  }
}
