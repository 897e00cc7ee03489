import { beforeEach, describe, expect, test } from "vitest";
import { followedName } from "#core/search/followed-search.ts";
import { freshCount, MOST_ASKED, newsToAsk, type ToldNews } from "#core/search/news.ts";
import { searchFor } from "#core/search/request.ts";
import { FollowedStore } from "#features/search/followed-store.ts";
import { FakeStorage } from "../media/fake-media.ts";

const TEA = searchFor("green tea");
const RADIO = { ...searchFor("radio"), speaker: "Vera" };
const NOW = 1_790_000_000_000;

let storage: FakeStorage;
let watchers: (() => void)[];
let now: number;
let store: FollowedStore;

/** A tab of the browser whose storage that is. */
function openTab(): FollowedStore {
  return new FollowedStore({
    openStorage: () => storage,
    watchOthers: (changed) => watchers.push(changed),
    now: () => ++now,
  });
}

beforeEach(() => {
  storage = new FakeStorage();
  watchers = [];
  now = NOW;
  store = openTab();
});

const names = (of: FollowedStore) => of.getSnapshot().searches.map(({ name }) => name);
const news = (changes: Partial<ToldNews>): ToldNews => ({
  name: followedName(TEA),
  since: 10,
  fresh: 3,
  newest: "2026-11-23",
  asOf: 20,
  show: null,
  tag: null,
  ...changes,
});

describe("followed searches", () => {
  test("ask nothing of the browser before somebody wants to know", () => {
    expect([store.getSnapshot().searches, watchers]).toEqual([[], []]);
    store.subscribe(() => undefined);
    store.subscribe(() => undefined);
    expect(watchers).toHaveLength(1);
  });

  test("are one whatever their order and page, the newest first, and outlive the visit", () => {
    store.follow(TEA, 10);
    store.follow(RADIO, 10);
    store.follow({ ...TEA, order: "newest", page: 3 }, 20);
    const kept = openTab();
    kept.refresh();
    expect(kept.getSnapshot().searches).toEqual([
      { name: followedName(TEA), createdAt: NOW + 3, seenAt: 20 },
      { name: followedName(RADIO), createdAt: NOW + 2, seenAt: 10 },
    ]);
  });

  test("are what any tab has made of them last", () => {
    const other = openTab();
    for (const tab of [store, other]) tab.subscribe(() => undefined);
    store.follow(TEA, 0);
    other.follow(RADIO, 0);
    for (const changed of watchers) changed();
    expect(names(store)).toEqual([RADIO, TEA].map(followedName));
    store.unfollow(followedName(TEA));
    other.see(followedName(RADIO), 5);
    expect(other.getSnapshot().searches).toMatchObject([{ name: followedName(RADIO), seenAt: 5 }]);
  });

  test("that were removed come back where they were, with what was seen of them", () => {
    store.follow(TEA, 10);
    store.follow(RADIO, 10);
    const before = store.getSnapshot().searches;
    store.remove(followedName(TEA));
    expect(names(store)).toEqual([followedName(RADIO)]);
    store.undoRemove();
    expect(store.getSnapshot()).toMatchObject({ searches: before, removed: null });
    store.remove(followedName(TEA));
    store.forgetRemoved();
    store.undoRemove();
    expect(names(store)).toEqual([followedName(RADIO)]);
  });

  test("are seen further on only, and one that is not followed is not by being looked at", () => {
    store.see(followedName(TEA), 10);
    expect([names(store), storage.writes]).toEqual([[], 0]);
    store.follow(TEA, 10);
    const { searches } = store.getSnapshot();
    store.see(followedName(TEA), 9);
    expect(store.getSnapshot().searches).toBe(searches);
    store.see(followedName(TEA), 11);
    expect(store.getSnapshot().searches).toMatchObject([{ seenAt: 11 }]);
  });

  test("that the browser does not keep are there for the page, which is told", () => {
    storage.full = true;
    store.follow(TEA, 10);
    expect(store.getSnapshot()).toMatchObject({ searches: [{ seenAt: 10 }], isKept: false });
    storage.full = false;
    store.follow(RADIO, 10);
    expect([names(store).length, store.getSnapshot().isKept]).toEqual([2, true]);
  });

  test("are left out one by one where they cannot be read", () => {
    const whole = { name: "q=tea", createdAt: NOW, seenAt: 0 };
    storage.entries.set("playhead.searches", JSON.stringify([whole, { name: 5 }, null]));
    storage.entries.set("playhead.search-news", '{"at":1,"news":"?"}');
    store.refresh();
    expect(store.getSnapshot()).toMatchObject({ searches: [whole], told: { at: null, news: [] } });
  });

  test("from other devices take the place of those that are there, and are no news where they are the same", () => {
    store.follow(TEA, 10);
    const { searches } = store.getSnapshot();
    store.take(structuredClone(searches));
    expect(store.getSnapshot().searches).toBe(searches);
    store.take([]);
    expect(names(store)).toEqual([]);
  });
});

describe("what is new of a search", () => {
  const search = { name: followedName(TEA), createdAt: NOW, seenAt: 10 };

  test("is kept, to be shown without a network", () => {
    store.follow(TEA, 10);
    store.tell([news({})]);
    const later = openTab();
    later.refresh();
    expect(later.getSnapshot().told).toEqual({ at: NOW + 2, news: [news({})] });
  });

  test.each([
    ["what was told", 3, search, [news({})]],
    ["nothing once all of that was seen", 0, { ...search, seenAt: 20 }, [news({})]],
    ["unknown once a part of it was seen", null, { ...search, seenAt: 15 }, [news({})]],
    ["unknown where nothing was told", null, search, [news({ name: "q=other" })]],
  ])("is %s", (_, count, of, told) => {
    expect(freshCount(of, told)).toBe(count);
  });

  test("is asked of no more searches than are answered, and of none whose name is too long", () => {
    const long = { ...search, name: `q=${"a".repeat(5000)}` };
    const asked = newsToAsk([long, ...Array.from({ length: MOST_ASKED + 5 }, () => search)]);
    expect(asked).toHaveLength(MOST_ASKED);
    expect(asked[0]).toEqual({ name: search.name, since: 10 });
  });
});
