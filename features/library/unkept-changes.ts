import { asItems, asObject, asText } from "#core/file/json-check.ts";
import { type KeyValueStore, readJson, writeJson } from "#features/ui/kept-value.ts";
import { type BookmarkChange, parseBookmarkChange, rowsOf } from "./bookmark-change.ts";

const KEY = "playhead.bookmarks.unkept";
/** Who brings more at once is told when they are kept. */
const MOST_ROWS = 20;

interface Entry {
  readonly id: string;
  readonly change: BookmarkChange;
}

const asEntry = asObject<Entry>({
  id: asText,
  change: (value) => parseBookmarkChange(value) ?? undefined,
});

interface Ports {
  readonly openStore: () => KeyValueStore;
  /** UUID. */
  readonly newId: () => string;
}

/**
 * Changes of bookmarks on their way into the browser's database, which takes a moment: they stand in a storage that takes none
 * until they are kept, so that a page which is left in that moment leaves them to the next one.
 */
export class UnkeptChanges {
  readonly #ports: Ports;
  /** Ids of those that this page made. */
  readonly #own = new Set<string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Returns the way to say that the change is kept. */
  add(change: BookmarkChange): () => void {
    if (change.kind !== "remove" && rowsOf(change).length > MOST_ROWS) return () => undefined;
    const id = this.#ports.newId();
    this.#own.add(id);
    this.#write([...this.#read(), { id, change }]);
    return () => this.#write(this.#read().filter((entry) => entry.id !== id));
  }

  /** What other pages have left, the earliest first: it is the caller's to keep. */
  take(): readonly BookmarkChange[] {
    const entries = this.#read();
    const left = entries.filter(({ id }) => !this.#own.has(id));
    if (left.length > 0) this.#write(entries.filter(({ id }) => this.#own.has(id)));
    return left.map(({ change }) => change);
  }

  #read(): readonly Entry[] {
    const items = asItems(readJson(this.#ports.openStore(), KEY)) ?? [];
    return items.flatMap((item) => asEntry(item) ?? []);
  }

  #write(entries: readonly Entry[]): void {
    writeJson(this.#ports.openStore(), KEY, entries);
  }
}
