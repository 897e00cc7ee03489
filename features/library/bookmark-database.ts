import { type DBSchema, openDB } from "idb";
import type { BookmarkStorage } from "./bookmark-ports.ts";

interface Schema extends DBSchema {
  /** Written by this version or another: read with `parseBookmark`. */
  readonly bookmarks: { readonly key: string; readonly value: unknown };
}

/** So many are written at once; between batches the page answers. */
const BATCH = 1000;

/** Opens the bookmarks of this browser in IndexedDB; rejects where it is refused. */
export async function openBookmarks(): Promise<BookmarkStorage> {
  const database = await openDB<Schema>("playhead", 1, {
    upgrade: (opened) => void opened.createObjectStore("bookmarks", { keyPath: "id" }),
    // Another tab has a later version, and waits for this one to let go.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return {
    list: () => database.getAll("bookmarks"),
    put: async (bookmarks) => {
      for (let from = 0; from < bookmarks.length; from += BATCH) {
        const transaction = database.transaction("bookmarks", "readwrite");
        const written = bookmarks
          .slice(from, from + BATCH)
          .map((bookmark) => transaction.store.put(bookmark));
        await Promise.all([...written, transaction.done]);
      }
    },
    remove: (id) => database.delete("bookmarks", id),
  };
}
