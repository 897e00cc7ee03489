import { describe, expect, test } from "vitest";
import { createBookmark } from "#core/bookmark/bookmark.ts";
import { addLast } from "#core/queue/queue.ts";
import { searchFor } from "#core/search/request.ts";
import { listBookmarks, listTrash } from "#core/sync/bookmark.ts";
import { keepChanges, newDevice } from "#core/sync/device.ts";
import { type Holdings, holdingsChanges } from "#core/sync/holdings.ts";
import { listPlaces } from "#core/sync/place.ts";
import { listQueue } from "#core/sync/queue.ts";
import { findSettings } from "#core/sync/setting.ts";
import {
  feedKey,
  listFeeds,
  listFollowed,
  listSearches,
  searchChanges,
  searchKey,
  subscribe,
  unsubscribe,
} from "#core/sync/subscription.ts";
import { trackOf } from "../../track.ts";
import { FakeBrowser, FakeServer } from "./simulation.ts";

const NOW = 1_790_000_000_000;
const ID = "aaaaaaaa-0000-4000-8000-000000000000";
const LYING = "bbbbbbbb-0000-4000-8000-000000000000";
const track = trackOf("s", "e");
const atFirst = { values: { rate: 1, recalls: true }, showRates: [] };
const bookmark = createBookmark({ track, moment: { start: 5, end: null }, text: "words" }, ID, NOW - 500);
const holdings: Holdings = {
  bookmarks: [{ ...bookmark, note: "note", tags: ["tea"] }],
  trash: [
    { id: LYING, trashed: { ...bookmark, id: LYING, note: "lost", tags: ["war"] }, deletedAt: NOW - 450 },
  ],
  places: [{ track, time: 60, duration: 1000, at: NOW - 900, done: false, dismissed: true }],
  queue: addLast(addLast([], { track, moment: null }, "1"), { track: trackOf("s", "f"), moment: null }, "2"),
  searches: [{ name: "q=green%20tea", createdAt: NOW - 700, seenAt: NOW - 600 }],
  settings: { values: { rate: 2, recalls: true }, showRates: [{ show: "tea", title: "Tea", rate: 3 }] },
};

describe("what a browser brings along when its listener signs in", () => {
  test("is all that it holds", () => {
    const device = newDevice("device01");
    const { state } = keepChanges(device, holdingsChanges(device, holdings, atFirst));
    expect(listBookmarks(state).map(({ bookmark }) => bookmark)).toEqual(holdings.bookmarks);
    const [lying] = holdings.trash;
    expect(listTrash(state)).toEqual([{ ...lying, trashed: { ...lying?.trashed, updatedAt: NOW - 450 } }]);
    expect(listPlaces(state).map(({ place }) => place)).toEqual(holdings.places);
    expect(listQueue(state, [])).toEqual(holdings.queue);
    expect(listFollowed(state)).toEqual(holdings.searches);
    expect(findSettings(state)).toEqual({ values: { rate: 2 }, showRates: holdings.settings.showRates });
  });

  test("takes nothing from what was done later, or at a known time, on a device in step", () => {
    const server = new FakeServer(100);
    const browser = new FakeBrowser("a");
    browser.addBookmark(ID, "newer", ["tea", "radio"], NOW - 400);
    browser.play("e", 90, NOW - 800);
    browser.enqueue("f", "f", NOW - 10_000);
    browser.dequeue(0, NOW - 9000);
    browser.set("rate", 1, NOW - 10_000);
    browser.sync(server, NOW);
    const other = new FakeBrowser("b");
    other.device = keepChanges(other.device, holdingsChanges(other.device, holdings, atFirst));
    other.sync(server, NOW);
    browser.sync(server, NOW);
    expect(browser.bookmarks).toMatchObject([{ note: "newer", tags: ["tea", "radio"] }]);
    expect(listPlaces(browser.device.state)).toMatchObject([{ place: { time: 90 }, other: { time: 60 } }]);
    expect(browser.queue.map(({ track: { key } }) => key.episode)).toEqual(["e"]);
    expect(browser.settings).toEqual({ rate: 1 });
  });
});

describe("subscriptions", () => {
  const device = newDevice("device01");
  test("are to searches, whatever their order and page, and to feeds", () => {
    const request = { ...searchFor("green tea"), show: "s" };
    const key = searchKey(request);
    expect(searchKey({ ...request, order: "newest", page: 3 })).toBe(key);
    const url = "https://tea.example/feed";
    const { state } = keepChanges(device, [
      subscribe(device, key, NOW),
      subscribe(device, feedKey(url), NOW),
    ]);
    expect(listSearches(state)).toEqual([{ key, name: "q=green%20tea&show=s", createdAt: NOW }]);
    expect(listFeeds(state)).toEqual([{ key: feedKey(url), name: url, createdAt: NOW }]);
  });

  test("to searches are said with what was seen of them, and not again", () => {
    const tea = { name: "q=tea", createdAt: NOW - 5, seenAt: NOW - 4 };
    const changes = searchChanges(device, [], [tea], NOW);
    expect(listFollowed(keepChanges(device, changes).state)).toEqual([tea]);
    expect(searchChanges(device, [tea], [{ ...tea }], NOW)).toEqual([]);
  });

  test("what one device has looked at is new on none, and follows nothing again that another has let go", () => {
    const server = new FakeServer(100);
    const [phone, desk] = [new FakeBrowser("a"), new FakeBrowser("b")];
    phone.followSearch("q=tea", 10, NOW);
    for (const browser of [phone, desk, phone]) browser.sync(server, NOW);
    desk.see("q=tea", 20, NOW + 1);
    // Without a network it has only an older list to look at, though later.
    phone.see("q=tea", 15, NOW + 2);
    for (const browser of [phone, desk, phone]) browser.sync(server, NOW + 3);
    expect([phone, desk].map(({ searches }) => searches)).toMatchObject([[{ seenAt: 20 }], [{ seenAt: 20 }]]);
    phone.unfollowSearch("q=tea", NOW + 4);
    phone.sync(server, NOW + 4);
    desk.see("q=tea", 30, NOW + 5);
    for (const browser of [desk, phone]) browser.sync(server, NOW + 6);
    expect([phone.searches, desk.searches]).toEqual([[], []]);
  });

  test("end, and the newest come first", () => {
    let changed = device;
    for (const [index, url] of ["a", "b", "c"].entries())
      changed = keepChanges(changed, [subscribe(changed, feedKey(url), NOW + index)]);
    changed = keepChanges(changed, [unsubscribe(changed, feedKey("b"), NOW + 9)]);
    expect(listFeeds(changed.state).map(({ name }) => name)).toEqual(["c", "a"]);
  });
});
