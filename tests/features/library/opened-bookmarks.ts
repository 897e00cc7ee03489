import { expect, vi } from "vitest";
import type { Bookmark } from "#core/bookmark/bookmark.ts";
import type { BookmarkChannel, BookmarkStorage } from "#features/library/bookmark-ports.ts";
import { BookmarkStore } from "#features/library/bookmark-store.ts";
import { UnkeptChanges } from "#features/library/unkept-changes.ts";
import { trackOf } from "../../track.ts";

export const DRAFT = {
  track: trackOf("sea", "lamps", { title: "Lamps", showTitle: "The Sea" }),
  moment: { start: 60, end: null },
  text: "a lamp",
};

/** Storage in memory; `kept` is what a browser would still have after the page is gone. */
export function memory(kept: Map<string, unknown> = new Map()) {
  const storage: BookmarkStorage = {
    list: async () => [...kept.values()],
    put: async (bookmarks) => {
      for (const bookmark of bookmarks) kept.set(bookmark.id, structuredClone(bookmark));
    },
    remove: async (id) => void kept.delete(id),
  };
  return { kept, open: async () => storage };
}

let ids = 0;
export const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;

/** The part of a browser's storage that is used, in memory. */
export function texts() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

export function open(
  openStorage: () => Promise<BookmarkStorage>,
  channel: BookmarkChannel | null = null,
  unkept = texts(),
) {
  let now = 1000;
  const store = new BookmarkStore({
    openStorage,
    openChannel: () => channel,
    unkept: new UnkeptChanges({ openStore: () => unkept, newId }),
    newId,
    now: () => ++now,
  });
  store.subscribe(() => undefined);
  return store;
}

/** What is spoken in an episode. */
export const said = (sentenceAt: (time: number) => string | null, language = "en") => ({
  sentenceAt,
  transcript: { language },
});

export const settled = (store: BookmarkStore) =>
  vi.waitFor(() => expect(store.getSnapshot().keptIn).not.toBe("unknown"));
export const starts = (list: readonly Bookmark[]) =>
  list.map(({ moment }) => moment.start).sort((a, b) => a - b);
