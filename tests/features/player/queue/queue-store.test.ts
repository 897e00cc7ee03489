import { beforeEach, describe, expect, test } from "vitest";
import { QueueStore } from "#features/player/queue/queue-store.ts";
import { chapterOf, trackOf } from "../../../track.ts";
import { FakeStorage } from "../../media/fake-media.ts";

const episode = (name: string) => ({ track: trackOf("s", name), moment: null });

let storage: FakeStorage;
let watchers: (() => void)[];
let lastId: number;
let queue: QueueStore;

/** A tab of the browser whose storage that is. */
function openTab(): QueueStore {
  return new QueueStore({
    openStorage: () => storage,
    watchOthers: (changed) => watchers.push(changed),
    newId: () => String(++lastId),
  });
}

beforeEach(() => {
  storage = new FakeStorage();
  watchers = [];
  lastId = 0;
  queue = openTab();
});

const titles = (store: QueueStore) => store.getSnapshot().items.map(({ track }) => track.title);

describe("the queue", () => {
  test("asks nothing of the browser before somebody wants to know", () => {
    storage.entries.set("playhead.queue", "[]");
    expect(queue.getSnapshot().items).toEqual([]);
    expect(watchers).toEqual([]);
    queue.subscribe(() => undefined);
    queue.subscribe(() => undefined);
    expect(watchers).toHaveLength(1);
  });

  test("carries an episode over to how it is called now, with the moments of it, and nothing else", () => {
    const guid = { show: "s", episode: "a" };
    queue.addLast({ track: trackOf("s", "a", { guid }), moment: null });
    queue.addLast({ track: trackOf("s", "a", { guid }), moment: { start: 5, end: 9 } });
    queue.addLast(episode("b"));
    const { items } = queue.getSnapshot();
    queue.meet(trackOf("s", "a", { guid }));
    expect(queue.getSnapshot().items).toBe(items);
    queue.meet(trackOf("s", "renamed", { guid, peaks: "AAAA" }));
    const kept = openTab();
    kept.first();
    expect(kept.getSnapshot().items).toMatchObject([
      { id: items[0]?.id, order: items[0]?.order, track: { href: "/shows/s/renamed", peaks: "AAAA" } },
      { id: items[1]?.id, track: { href: "/shows/s/renamed" }, moment: { start: 5, end: 9 } },
      { track: { href: "/shows/s/b" } },
    ]);
  });

  test("outlives the visit, with all that the player draws of an episode", () => {
    const track = trackOf("s", "a", { peaks: "AAAA", chapters: [chapterOf(0, "One")] });
    queue.addLast({ track, moment: { start: 5, end: 9 } });
    queue.addNext(episode("b"));
    const later = openTab();
    expect(later.first()?.track.title).toBe("b");
    later.take(later.first()?.id ?? "");
    expect(later.first()).toMatchObject({ track, moment: { start: 5, end: 9 } });
  });

  test("that cannot be read is empty, and is written anew", () => {
    storage.entries.set("playhead.queue", "{broken");
    queue.addLast(episode("a"));
    expect(titles(queue)).toEqual(["a"]);
    expect(titles(queue)).toEqual(openTabTitles());
  });

  test("what is taken away comes back to its place, one or all", () => {
    for (const name of ["a", "b", "c"]) queue.addLast(episode(name));
    queue.remove("2");
    expect(titles(queue)).toEqual(["a", "c"]);
    queue.undoRemove();
    expect(titles(queue)).toEqual(["a", "b", "c"]);
    queue.clear();
    expect(titles(queue)).toEqual([]);
    queue.addLast(episode("d"));
    queue.undoRemove();
    expect(titles(queue)).toContain("b");
    expect(queue.getSnapshot().removed).toBeNull();
    queue.undoRemove();
    expect(titles(queue)).toHaveLength(4);
  });

  test("nothing that is taken away is nothing to undo", () => {
    queue.addLast(episode("a"));
    queue.remove("nobody");
    expect(queue.getSnapshot().removed).toBeNull();
    queue.remove("1");
    queue.forgetRemoved();
    queue.undoRemove();
    expect(titles(queue)).toEqual([]);
  });

  test("a move that moves nothing is not written", () => {
    queue.addLast(episode("a"));
    const { writes } = storage;
    queue.move("1", 0);
    expect(storage.writes).toBe(writes);
  });

  test("of a browser that keeps nothing, or is full, lasts as long as the page", () => {
    queue.addLast(episode("a"));
    storage.full = true;
    queue.addLast(episode("b"));
    queue.addLast(episode("c"));
    expect(titles(queue)).toEqual(["a", "b", "c"]);
    const kept = new QueueStore({
      openStorage: () => null,
      watchOthers: () => undefined,
      newId: () => String(++lastId),
    });
    kept.addLast(episode("a"));
    kept.addLast(episode("b"));
    kept.move("5", 0);
    expect(titles(kept)).toEqual(["b", "a"]);
  });

  function openTabTitles() {
    const tab = openTab();
    tab.subscribe(() => undefined);
    return titles(tab);
  }
});

describe("in two tabs", () => {
  test("what one does the other shows, and tells", () => {
    const other = openTab();
    const told: number[] = [];
    other.subscribe(() => told.push(other.getSnapshot().items.length));
    queue.addLast(episode("a"));
    for (const changed of watchers) changed();
    expect(titles(other)).toEqual(["a"]);
    expect(told).toEqual([1]);
  });

  test("a change is made to what the other has left, told of it or not", () => {
    const other = openTab();
    other.subscribe(() => undefined);
    queue.addLast(episode("a"));
    other.addNext(episode("b"));
    expect(titles(other)).toEqual(["b", "a"]);
    queue.remove("1");
    expect(titles(queue)).toEqual(["b"]);
  });

  test("what comes from other devices is in both, and is no news where it is there already", () => {
    const other = openTab();
    other.subscribe(() => undefined);
    queue.addLast(episode("a"));
    queue.addLast(episode("b"));
    const items = [...queue.getSnapshot().items];
    queue.replace(items.slice(1));
    for (const changed of watchers) changed();
    expect([titles(queue), titles(other)]).toEqual([["b"], ["b"]]);
    const before = queue.getSnapshot().items;
    queue.replace(items.slice(1));
    expect(queue.getSnapshot().items).toBe(before);
  });
});
