import { describe, expect, test, vi } from "vitest";
import { createBookmark } from "#core/bookmark/bookmark.ts";
import type { BookmarkChannel } from "#features/library/bookmark-ports.ts";
import { trackOf } from "../../track.ts";
import { DRAFT, memory, open, said, settled, starts, texts } from "./opened-bookmarks.ts";

describe("bookmarks in a browser", () => {
  test("are there again after the page was closed", async () => {
    const { kept, open: openStorage } = memory();
    const first = open(openStorage);
    const { id } = first.add(DRAFT);
    first.annotate(id, { note: "look", tags: ["sea"] });
    await vi.waitFor(() => expect(kept.get(id)).toMatchObject({ note: "look" }));
    const second = open(openStorage);
    await settled(second);
    expect(second.getSnapshot()).toMatchObject({ keptIn: "browser", bookmarks: [{ id, tags: ["sea"] }] });
  });

  test("get the words that are spoken there once those are known", async () => {
    const { kept, open: openStorage } = memory();
    const store = open(openStorage);
    const { id } = store.add({ ...DRAFT, text: "" });
    const range = store.add({ ...DRAFT, moment: { start: 90, end: 95 }, text: "" });
    const silent = store.add({ ...DRAFT, moment: { start: 5, end: null }, text: "" });
    const known = store.add({ ...DRAFT, moment: { start: 120, end: null } });
    const other = store.add({ ...DRAFT, track: trackOf("sea", "rocks"), text: "" });
    store.annotate(id, { note: "look", tags: [] });
    const { updatedAt } = store.getSnapshot().bookmarks.find((bookmark) => bookmark.id === id) ?? {};
    store.complete(
      DRAFT.track,
      said((time) => (time < 10 || time > 100 ? null : ` said at ${time} `)),
    );
    const byId = new Map(store.getSnapshot().bookmarks.map((bookmark) => [bookmark.id, bookmark]));
    expect(byId.get(id)).toMatchObject({ text: "said at 60", note: "look", updatedAt });
    for (const { id: same } of [range, silent, other]) expect(byId.get(same)?.text).toBe("");
    expect(byId.get(known.id)?.text).toBe("a lamp");
    await vi.waitFor(() => expect(kept.get(id)).toMatchObject({ text: "said at 60" }));
  });

  test("get the words as they were corrected, and keep their notes, tags and times", async () => {
    const { kept, open: openStorage } = memory();
    const store = open(openStorage);
    const { id } = store.add(DRAFT);
    store.annotate(id, { note: "look", tags: ["sea"] });
    const [before] = store.getSnapshot().bookmarks;
    store.complete(
      DRAFT.track,
      said(() => "a lantern"),
    );
    expect(store.getSnapshot().bookmarks).toEqual([{ ...before, text: "a lantern" }]);
    await vi.waitFor(() => expect(kept.get(id)).toMatchObject({ text: "a lantern", note: "look" }));
    const { bookmarks } = store.getSnapshot();
    store.complete(
      DRAFT.track,
      said(() => "a lantern"),
    );
    expect(store.getSnapshot().bookmarks).toBe(bookmarks);
  });

  test("of another version that cannot be read are passed over, not lost", async () => {
    const { kept, open: openStorage } = memory(new Map([["x", { id: "x", shape: "unknown" }]]));
    const store = open(openStorage);
    await settled(store);
    expect(store.getSnapshot().bookmarks).toEqual([]);
    expect(kept.has("x")).toBe(true);
  });

  test("are removed, and come back when that is undone", async () => {
    const { kept, open: openStorage } = memory();
    const store = open(openStorage);
    const added = store.add(DRAFT);
    store.remove(added.id);
    expect(store.getSnapshot()).toMatchObject({ bookmarks: [], removed: added });
    store.undoRemove();
    expect(store.getSnapshot()).toMatchObject({ bookmarks: [added], removed: null });
    await vi.waitFor(() => expect(kept.get(added.id)).toEqual(added));
  });

  test("that are made or removed before the browser has answered stay so", async () => {
    const { kept, open: openStorage } = memory();
    const before = open(openStorage);
    const old = before.add(DRAFT);
    await vi.waitFor(() => expect(kept.size).toBe(1));
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const store = open(async () => {
      await asked;
      return openStorage();
    });
    store.add({ ...DRAFT, moment: { start: 90, end: null } });
    answer();
    await settled(store);
    expect(starts(store.getSnapshot().bookmarks)).toEqual([60, 90]);
    store.remove(old.id);
    await vi.waitFor(() => expect(kept.get(old.id)).toMatchObject({ trashed: old }));
  });

  test("that a page was left with before the browser has kept them are kept by the next page", async () => {
    const { kept, open: openStorage } = memory();
    const unkept = texts();
    const before = open(openStorage, null, unkept);
    const old = before.add(DRAFT);
    await vi.waitFor(() => expect(kept.size).toBe(1));
    const left = open(() => new Promise(() => undefined), null, unkept);
    const added = left.add({ ...DRAFT, moment: { start: 90, end: null } });
    left.add({ ...DRAFT, moment: { start: 120, end: null } });
    left.annotate(added.id, { note: "look", tags: [] });
    expect(kept.size).toBe(1);
    const next = open(openStorage, null, unkept);
    await vi.waitFor(() => expect(kept.size).toBe(3));
    expect(starts(next.getSnapshot().bookmarks)).toEqual([60, 90, 120]);
    expect(kept.get(added.id)).toMatchObject({ note: "look" });
    // Kept once, they are nobody's to bring back.
    next.remove(old.id);
    next.erase([old.id]);
    await vi.waitFor(() => expect(kept.size).toBe(2));
    await settled(open(openStorage, null, unkept));
    expect(kept.size).toBe(2);
  });

  test("are kept by the page where the browser refuses", async () => {
    const store = open(() => Promise.reject(new Error("refused")));
    store.add(DRAFT);
    await settled(store);
    expect(store.getSnapshot()).toMatchObject({ keptIn: "page", bookmarks: [{ text: "a lamp" }] });
  });

  test("are kept by the page from the first write that fails", async () => {
    const { open: openStorage } = memory();
    const full = async () => ({
      ...(await openStorage()),
      put: () => Promise.reject(new Error("no room")),
    });
    const store = open(full);
    await settled(store);
    expect(store.getSnapshot().keptIn).toBe("browser");
    store.add(DRAFT);
    await vi.waitFor(() => expect(store.getSnapshot().keptIn).toBe("page"));
    expect(store.getSnapshot().bookmarks).toHaveLength(1);
  });

  test("are told to other tabs, and nonsense from them is not heard", async () => {
    const { open: openStorage } = memory();
    const there: { onmessage: BookmarkChannel["onmessage"] } = { onmessage: null };
    const here: BookmarkChannel = {
      onmessage: null,
      postMessage: (data) => there.onmessage?.call(here as BroadcastChannel, { data } as MessageEvent),
    };
    const other = open(openStorage, there as BookmarkChannel);
    const store = open(openStorage, here);
    await settled(other);
    const added = store.add(DRAFT);
    expect(other.getSnapshot().bookmarks).toEqual([added]);
    for (const data of [null, "put", { kind: "put" }, { kind: "put", bookmarks: [{ id: 1 }] }])
      here.postMessage(data);
    expect(other.getSnapshot().bookmarks).toEqual([added]);
    store.remove(added.id);
    expect(other.getSnapshot()).toMatchObject({ bookmarks: [], trash: [{ trashed: added }] });
    store.restore(added.id);
    expect(other.getSnapshot()).toMatchObject({ bookmarks: [added], trash: [] });
  });

  test("of a file are merged by id, the later change wins", async () => {
    const store = open(memory().open);
    const mine = store.add(DRAFT);
    const taken = await store.merge([
      { ...mine, note: "older", updatedAt: mine.updatedAt - 1 },
      { ...mine, id: "00000000-0000-4000-8000-999999999999", note: "theirs" },
    ]);
    expect(taken).toBe(1);
    expect(store.getSnapshot().bookmarks.map(({ note }) => note)).toEqual(["", "theirs"]);
  });

  test("of an episode with a new address lead there once its page was open", async () => {
    const bookmark = createBookmark(DRAFT, "00000000-0000-4000-8000-000000000000", 1000);
    const { id } = bookmark;
    const { guid, key, ...older } = bookmark.track;
    const { kept, open: openStorage } = memory(new Map([[id, { ...bookmark, track: older }]]));
    const store = open(openStorage);
    await settled(store);
    // Guids are learned while the address is still the old one.
    store.meet(DRAFT.track);
    store.meet(trackOf("sea", "lights", { guid }));
    store.meet(trackOf("sea", "other"));
    const [met] = store.getSnapshot().bookmarks;
    expect(met).toEqual({ ...bookmark, track: expect.objectContaining({ guid, href: "/shows/sea/lights" }) });
    await vi.waitFor(() => expect(kept.get(id)).toEqual(met));
  });

  test("of other devices take the place of those that are there, and are kept and told to other tabs", async () => {
    const { kept, open: openStorage } = memory();
    const told: unknown[] = [];
    const channel: BookmarkChannel = { postMessage: (message) => told.push(message), onmessage: null };
    const store = open(openStorage, channel);
    const [gone, same, changed] = [store.add(DRAFT), store.add(DRAFT), store.add(DRAFT)];
    await settled(store);
    told.length = 0;
    const next = { ...changed, note: "elsewhere" };
    await store.take({ bookmarks: [structuredClone(same), next], trash: [] });
    expect(store.getSnapshot().bookmarks).toEqual([same, next]);
    expect([...kept.values()]).toEqual([same, next]);
    expect(told).toEqual([
      { kind: "remove", id: gone.id },
      { kind: "put", bookmarks: [next] },
    ]);
  });
});
