import { describe, expect, test } from "vitest";
import { type Bookmark, parseBookmark } from "#core/bookmark/bookmark.ts";
import { listBookmarks, listTrash } from "#core/sync/bookmark.ts";
import { keepChanges } from "#core/sync/device.ts";
import { keyOf } from "#core/sync/key.ts";
import { write } from "#core/sync/merge.ts";
import { FakeBrowser, FakeServer } from "./simulation.ts";

const NOW = 1_790_000_000_000;
const ID = "aaaaaaaa-0000-4000-8000-000000000000";
const noteOf = (browser: FakeBrowser) => browser.bookmarks[0]?.note;
const tagsOf = (browser: FakeBrowser) => browser.bookmarks[0]?.tags;
const otherNotes = (browser: FakeBrowser) => listBookmarks(browser.device.state)[0]?.otherNotes ?? [];

/** Two browsers that have the same bookmark. */
function pair(): { server: FakeServer; one: FakeBrowser; other: FakeBrowser; meet: (now: number) => void } {
  const server = new FakeServer(100);
  const [one, other] = [new FakeBrowser("a"), new FakeBrowser("b")];
  const meet = (now: number) => {
    for (const browser of [one, other, one]) browser.sync(server, now);
  };
  one.addBookmark(ID, "first", ["tea", "radio"], NOW);
  meet(NOW);
  return { server, one, other, meet };
}

describe("bookmarks in step", () => {
  test("are as they were made, in the order of their tags", () => {
    const { one, other } = pair();
    expect(other.bookmarks).toEqual(one.bookmarks);
    expect(one.bookmarks[0]).toMatchObject({
      note: "first",
      tags: ["tea", "radio"],
      createdAt: NOW,
      updatedAt: NOW,
    });
  });

  test("have a note of one device and tags of another", () => {
    const { one, other, meet } = pair();
    one.annotate(ID, { note: "second" }, NOW + 1);
    other.annotate(ID, { tags: ["radio", "war"] }, NOW + 2);
    meet(NOW + 3);
    for (const browser of [one, other]) {
      expect([noteOf(browser), tagsOf(browser)]).toEqual(["second", ["radio", "war"]]);
      expect(otherNotes(browser)).toEqual([]);
    }
  });

  test("have the words that one device has read anew, with the note and tags that they had", () => {
    const { server, one, other, meet } = pair();
    const [before] = one.bookmarks;
    one.annotate(ID, { text: "as it was corrected" }, NOW + 1);
    meet(NOW + 2);
    for (const { bookmarks } of [one, other])
      expect(bookmarks).toEqual([{ ...before, text: "as it was corrected" }]);
    // Equal words say nothing to the others.
    const { state } = other.device;
    other.changeBookmarks(
      other.bookmarks.map((known) => ({ ...known })),
      NOW + 3,
    );
    other.sync(server, NOW + 3);
    expect(other.device.state).toEqual(state);
  });

  test("have the tags of both, each once whatever its case", () => {
    const { one, other, meet } = pair();
    one.annotate(ID, { tags: ["tea", "radio", "War"] }, NOW + 1);
    other.annotate(ID, { tags: ["tea", "radio", "peace", "war"] }, NOW + 2);
    meet(NOW + 3);
    expect(tagsOf(one)).toEqual(["tea", "radio", "peace", "war"]);
    expect(tagsOf(other)).toEqual(tagsOf(one));
  });

  test("show the later of two notes, and keep the other until it is dismissed", () => {
    const { server, one, other, meet } = pair();
    one.annotate(ID, { note: "of one" }, NOW + 1);
    other.annotate(ID, { note: "of other" }, NOW + 2);
    meet(NOW + 3);
    expect([noteOf(one), noteOf(other)]).toEqual(["of other", "of other"]);
    expect(otherNotes(one).map(({ note }) => note)).toEqual(["of one"]);
    // Whose note has lost goes on with the one that is shown: the other is still there.
    one.annotate(ID, { note: "of both" }, NOW + 4);
    meet(NOW + 5);
    expect([noteOf(one), noteOf(other)]).toEqual(["of both", "of both"]);
    expect(otherNotes(other).map(({ note }) => note)).toEqual(["of one"]);
    const [{ key } = { key: "" }] = otherNotes(other);
    other.device = keepChanges(other.device, [write(other.device, key, null, NOW + 6)]);
    meet(NOW + 7);
    one.sync(server, NOW + 8);
    expect([otherNotes(one), noteOf(one)]).toEqual([[], "of both"]);
  });

  test("forget a note that was replaced by who had read it", () => {
    const { one, other, meet } = pair();
    other.annotate(ID, { note: "second" }, NOW + 1);
    meet(NOW + 2);
    one.annotate(ID, { note: "" }, NOW + 3);
    meet(NOW + 4);
    expect([noteOf(other), otherNotes(other)]).toEqual(["", []]);
  });

  test("are gone where the deletion is later, and whole but for what was deleted where a word about them is", () => {
    const { one, other, meet } = pair();
    other.annotate(ID, { note: "earlier" }, NOW + 1);
    one.changeBookmarks([], NOW + 2);
    meet(NOW + 3);
    expect([one.bookmarks, other.bookmarks]).toEqual([[], []]);

    const again = pair();
    again.one.changeBookmarks([], NOW + 2);
    again.other.annotate(ID, { tags: ["tea", "radio", "war"] }, NOW + 4);
    again.meet(NOW + 5);
    expect([tagsOf(again.one), noteOf(again.one)]).toEqual([["war"], ""]);
  });

  test("come back with all when a deletion is undone", () => {
    const { one, other, meet } = pair();
    const before = one.bookmarks;
    one.changeBookmarks([], NOW + 1);
    meet(NOW + 2);
    one.changeBookmarks(before, NOW + 3);
    meet(NOW + 4);
    expect(other.bookmarks).toMatchObject([{ note: "first", tags: ["tea", "radio"] }]);
  });

  test("are not brought back by words that were found for them, which others are told", () => {
    const { one, other, meet } = pair();
    one.changeBookmarks([], NOW + 1);
    other.annotate(ID, { text: "found" }, NOW + 2);
    meet(NOW + 3);
    expect([one.bookmarks, other.bookmarks]).toEqual([[], []]);

    const again = pair();
    again.other.annotate(ID, { text: "found" }, NOW + 2);
    again.meet(NOW + 3);
    expect(again.one.bookmarks).toMatchObject([{ text: "found", updatedAt: NOW }]);
  });

  test("are passed over where they cannot be read, and not deleted for that", () => {
    const { one } = pair();
    const key = keyOf("bookmark", "of another version");
    one.device = keepChanges(one.device, [write(one.device, key, { track: 5 }, NOW)]);
    expect(listBookmarks(one.device.state)).toHaveLength(1);
    one.changeBookmarks([], NOW + 1);
    expect(one.device.state.get(key)?.value).toEqual({ track: 5 });
  });

  test("have as many tags as one may have, however many were added; the others wait", () => {
    const { one, other, meet } = pair();
    const tags = (prefix: string) => Array.from({ length: 28 }, (_, index) => `${prefix}${index}`);
    one.annotate(ID, { tags: ["tea", "radio", ...tags("a")] }, NOW + 1);
    other.annotate(ID, { tags: ["tea", "radio", ...tags("b")] }, NOW + 2);
    meet(NOW + 3);
    expect(tagsOf(one)).toEqual(["tea", "radio", ...tags("a")]);
    one.annotate(ID, { tags: [] }, NOW + 4);
    meet(NOW + 5);
    expect(tagsOf(other)).toEqual(tags("b"));
  });

  test("of a file take the place of older ones alone", () => {
    const { server, one, other, meet } = pair();
    const [kept] = one.bookmarks;
    const ofFile: readonly Bookmark[] = kept ? [{ ...kept, note: "of the file", updatedAt: NOW + 2 }] : [];
    one.annotate(ID, { note: "newer" }, NOW + 3);
    const third = new FakeBrowser("c");
    third.changeBookmarks(ofFile, NOW + 4);
    third.sync(server, NOW + 4);
    expect(noteOf(third)).toBe("of the file");
    meet(NOW + 5);
    third.sync(server, NOW + 6);
    expect([noteOf(third), noteOf(other)]).toEqual(["newer", "newer"]);
    expect(otherNotes(third).map(({ note }) => note)).toEqual(["of the file"]);
  });
});

describe("bookmarks in the trash, in step", () => {
  const DAYS = 86_400_000;

  test("lie there on all devices, and come back with notes and tags", () => {
    const { one, other, meet } = pair();
    one.trashBookmark(ID, NOW + 1);
    meet(NOW + 2);
    expect([one.bookmarks, other.bookmarks]).toEqual([[], []]);
    expect(other.trash).toMatchObject([
      { id: ID, deletedAt: NOW + 1, trashed: { note: "first", tags: ["tea", "radio"], createdAt: NOW } },
    ]);
    other.restoreBookmark(ID, NOW + 3);
    meet(NOW + 4);
    for (const browser of [one, other]) {
      expect([noteOf(browser), tagsOf(browser), browser.trash]).toEqual(["first", ["tea", "radio"], []]);
      expect(otherNotes(browser)).toEqual([]);
    }
  });

  test("are where they were put last, and alive where something was said of them later", () => {
    const { one, other, meet } = pair();
    other.annotate(ID, { note: "earlier" }, NOW + 1);
    one.trashBookmark(ID, NOW + 2);
    meet(NOW + 3);
    expect([other.bookmarks, other.trash]).toMatchObject([[], [{ trashed: { note: "earlier" } }]]);

    const again = pair();
    again.one.trashBookmark(ID, NOW + 2);
    again.other.annotate(ID, { tags: ["tea", "radio", "war"] }, NOW + 4);
    again.meet(NOW + 5);
    expect([tagsOf(again.one), noteOf(again.one), again.one.trash]).toEqual([
      ["tea", "radio", "war"],
      "first",
      [],
    ]);
  });

  test("keep what was said of them right before they went there", () => {
    const { one, other, meet } = pair();
    const [known] = one.bookmarks;
    if (!known) throw new Error("No bookmark");
    const said = { ...known, note: "last", tags: ["war"], updatedAt: NOW + 1 };
    one.changeBookmarks([], NOW + 2, [{ id: ID, trashed: said, deletedAt: NOW + 2 }]);
    meet(NOW + 3);
    expect(other.trash).toMatchObject([{ trashed: { note: "last", tags: ["war"] } }]);
  });

  test("that are deleted for good are so on all devices", () => {
    const { server, one, other, meet } = pair();
    one.trashBookmark(ID, NOW + 1);
    meet(NOW + 2);
    other.purgeBookmark(ID, NOW + 3);
    meet(NOW + 4);
    expect([one.bookmarks, one.trash, other.trash]).toEqual([[], [], []]);
    expect(server.changes.filter(({ value }) => value !== null)).toEqual([]);
  });

  test("that went by themselves after thirty days are there where another device has restored them before", () => {
    const { one, other, meet } = pair();
    one.trashBookmark(ID, NOW + 1);
    meet(NOW + 2);
    one.restoreBookmark(ID, NOW + 29 * DAYS);
    other.purgeBookmark(ID, NOW + 31 * DAYS);
    meet(NOW + 32 * DAYS);
    for (const browser of [one, other])
      expect([noteOf(browser), tagsOf(browser), browser.trash]).toEqual(["first", ["tea", "radio"], []]);
  });

  test("are passed over by devices of an earlier version, which neither show nor delete them", () => {
    const { one } = pair();
    one.trashBookmark(ID, NOW + 1);
    const { value } = one.device.state.get(keyOf("bookmark", ID)) ?? {};
    expect(parseBookmark({ ...(value as object), id: ID, note: "", tags: [], updatedAt: NOW })).toBeNull();
    expect(listTrash(one.device.state)).toHaveLength(1);
  });
});
