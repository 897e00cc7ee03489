import { describe, expect, test, vi } from "vitest";
import { createBookmark, parseBookmark } from "#core/bookmark/bookmark.ts";
import { BookmarkStore } from "#features/library/bookmark-store.ts";
import { UnkeptChanges } from "#features/library/unkept-changes.ts";
import { DRAFT, memory, newId, open, settled, texts } from "./opened-bookmarks.ts";

describe("the trash of bookmarks in a browser", () => {
  test("that were removed lie in the trash, come back as they were, or are deleted for good", async () => {
    const { kept, open: openStorage } = memory();
    const store = open(openStorage);
    const [one, other] = [store.add(DRAFT), store.add(DRAFT)];
    store.remove(one.id);
    store.remove(other.id);
    expect(store.getSnapshot()).toMatchObject({
      bookmarks: [],
      trash: [{ trashed: one }, { trashed: other }],
    });
    await vi.waitFor(() => expect(kept.get(other.id)).toMatchObject({ trashed: other }));
    const next = open(openStorage);
    await settled(next);
    expect(next.getSnapshot()).toMatchObject({ bookmarks: [], trash: [{ id: one.id }, { id: other.id }] });
    next.restore(one.id);
    next.restore("of none");
    expect(next.getSnapshot()).toMatchObject({ bookmarks: [one], trash: [{ id: other.id }] });
    next.erase([other.id]);
    expect(next.getSnapshot()).toMatchObject({ bookmarks: [one], trash: [] });
    await vi.waitFor(() => expect([...kept.values()]).toEqual([one]));
  });

  test("that lie in the trash for thirty days are deleted for good by the browser", async () => {
    const bookmark = createBookmark(DRAFT, "00000000-0000-4000-8000-000000000000", 1000);
    const FORTY_DAYS = 3_456_000_000;
    const lying = (days: number) => {
      const id = bookmark.id.replace(/\d{2}$/, String(days).padStart(2, "0"));
      return { id, trashed: { ...bookmark, id }, deletedAt: FORTY_DAYS - days * 86_400_000 };
    };
    const { kept, open: openStorage } = memory(
      new Map([29, 31].map((days) => [lying(days).id, lying(days)])),
    );
    const store = new BookmarkStore({
      openStorage,
      openChannel: () => null,
      unkept: new UnkeptChanges({ openStore: texts, newId }),
      newId: () => "",
      now: () => FORTY_DAYS,
    });
    store.subscribe(() => undefined);
    await settled(store);
    await vi.waitFor(() => expect([...kept.keys()]).toEqual([lying(29).id]));
    expect(store.getSnapshot().trash).toEqual([lying(29)]);
  });

  test("are passed over in the trash by a page that knows none", () => {
    const bookmark = createBookmark(DRAFT, "00000000-0000-4000-8000-000000000000", 1000);
    expect(parseBookmark({ id: bookmark.id, trashed: bookmark, deletedAt: 1 })).toBeNull();
  });
});
