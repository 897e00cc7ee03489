import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Bookmark,
  bookmarkHref,
  createBookmark,
  findBookmark,
  newerBookmarks,
  parseBookmark,
  parseTags,
} from "#core/bookmark/bookmark.ts";
import { filterBookmarks, groupByEpisode, listTags } from "#core/bookmark/list.ts";
import { isSameEpisode } from "#core/episode/track.ts";
import { trackOf } from "../../track.ts";
import { bookmark, id, START, someBookmark, TRACK } from "./made-bookmark.ts";

describe("a bookmark", () => {
  test("keeps of its episode what names and plays it", () => {
    expect(bookmark().track).not.toHaveProperty("peaks");
    expect(bookmark().track).not.toHaveProperty("chapters");
  });

  test("is read back as it was kept", () => {
    fc.assert(
      fc.property(someBookmark, (kept) => {
        expect(parseBookmark(structuredClone(kept))).toEqual(kept);
      }),
    );
  });

  test.each([
    ["no object", "bookmark"],
    ["a range that ends before it begins", { ...bookmark(), moment: { start: 2, end: 1 } }],
    ["a page that is a script", { ...bookmark(), track: { ...TRACK, href: "javascript:alert(1)" } }],
    ["a page of another site", { ...bookmark(), track: { ...TRACK, href: "//evil.example/a" } }],
    ["a page above all episodes", { ...bookmark(), track: { ...TRACK, href: "/shows/../api" } }],
    ["a page that no address can name", { ...bookmark(), track: { ...TRACK, href: "/shows/a/\uD800" } }],
    ["a picture that is a script", { ...bookmark(), track: { ...TRACK, imageUrl: "javascript:alert(1)" } }],
    [
      "a sound of a local file",
      { ...bookmark(), track: { ...TRACK, audio: { url: "file:///etc", type: "" } } },
    ],
    ["a time that no calendar has", { ...bookmark(), createdAt: 1e300 }],
    ["a note of a megabyte", { ...bookmark(), note: "x".repeat(1_000_000) }],
  ])("is not %s", (_, value) => {
    expect(parseBookmark(value)).toBeNull();
  });

  test("of an hour of talk keeps the beginning", () => {
    const draft = { track: TRACK, moment: { start: 0, end: 3600 }, text: "word ".repeat(20_000) };
    const made = createBookmark(draft, id(1), 0);
    expect(made.text.length).toBeLessThanOrEqual(5000);
    expect(parseBookmark(made)).toEqual(made);
  });

  test("leads to its moment, and that of a range finds its words again", () => {
    expect(bookmarkHref(bookmark())).toBe("/shows/sea/lamps?t=754");
    expect(bookmarkHref(bookmark({ moment: { start: 754, end: 760 } }))).toMatch(/\?t=754,760&quote=4\./);
  });

  test("is found when its episode has another address, by the guids", () => {
    const kept = bookmark();
    const renamed = trackOf("sea", "all-lamps", { guid: TRACK.guid });
    expect(findBookmark([kept], renamed, 754)?.id).toBe(kept.id);
    const other = { ...TRACK, guid: { show: "sea-guid", episode: "other" } };
    expect(findBookmark([kept], other, 754)).toBeNull();
  });

  test("that was kept before guids and keys is read, by its address", () => {
    const { guid, key, ...older } = bookmark().track;
    const read = bookmark({ track: { ...bookmark().track, guid: null } });
    expect(parseBookmark({ ...bookmark(), track: older })).toEqual(read);
    expect(findBookmark([read], TRACK, 754)).not.toBeNull();
  });

  test("has one name for its episode, whatever else a file calls it", () => {
    const track = { ...TRACK, key: { show: "a", episode: "b" }, showHref: "/shows/c" };
    expect(parseBookmark({ ...bookmark(), track })).toEqual(bookmark());
  });

  test("is found within a second of its start, the nearest", () => {
    const list = [10, 11.5, 12].map((start, number) =>
      bookmark({ id: id(number), moment: { start, end: null } }),
    );
    expect(findBookmark(list, TRACK, 11.6)?.id).toBe(id(1));
    expect(findBookmark(list, TRACK, 13.01)).toBeNull();
    expect(findBookmark(list, trackOf("sea", "other"), 10)).toBeNull();
  });

  test("of two with one id the one that was changed later stays", () => {
    const mine = [bookmark({ id: id(1), updatedAt: 5 }), bookmark({ id: id(2), updatedAt: 5 })];
    const theirs = [
      bookmark({ id: id(1), updatedAt: 5, note: "same age" }),
      bookmark({ id: id(2), updatedAt: 6, note: "later" }),
      bookmark({ id: id(3), updatedAt: 1, note: "new" }),
    ];
    expect(newerBookmarks(mine, theirs).map(({ note }) => note)).toEqual(["later", "new"]);
  });

  test("takes tags with commas between them, each once", () => {
    expect(parseTags(" radio,, History,history \n radio")).toEqual(["radio", "history"]);
    expect(parseTags("👩‍🚀".repeat(100)).every((tag) => tag.length <= 60)).toBe(true);
  });
});

describe("the list of bookmarks", () => {
  const list = [
    bookmark({ id: id(1), text: "Café in Riga", tags: ["Travel"], createdAt: 1 }),
    bookmark({ id: id(2), note: "cafe again", tags: ["travel", "food"], createdAt: 3 }),
    bookmark({ id: id(3), track: trackOf("sea", "ropes", { title: "Ropes" }), createdAt: 2 }),
  ];
  const ids = (found: readonly Bookmark[]) => found.map((one) => Number(one.id.slice(-2)));

  test("is the newest first", () => {
    expect(ids(filterBookmarks(list, { query: "", tag: null }))).toEqual([2, 3, 1]);
  });

  test("is searched in words, notes, titles and tags, whatever the case and accents", () => {
    expect(ids(filterBookmarks(list, { query: "CAFE", tag: null }))).toEqual([2, 1]);
    expect(ids(filterBookmarks(list, { query: "ropes sea", tag: null }))).toEqual([3]);
    expect(ids(filterBookmarks(list, { query: "riga", tag: "TRAVEL" }))).toEqual([1]);
    expect(ids(filterBookmarks(list, { query: "riga", tag: "food" }))).toEqual([]);
  });

  test("has tags once each, in order", () => {
    expect(listTags(list, "en")).toEqual(["food", "travel"]);
  });

  test("is grouped by episode", () => {
    expect(groupByEpisode(list).map(({ track, bookmarks }) => [track.title, bookmarks.length])).toEqual([
      ["Lamps", 2],
      ["Ropes", 1],
    ]);
  });

  test("are by their episodes, whose addresses may have changed in between", () => {
    const renamed = trackOf("sea", "all-lamps", { guid: TRACK.guid, title: "All lamps" });
    const groups = groupByEpisode([bookmark({ id: id(1), track: renamed }), bookmark({ id: id(2) })]);
    expect(groups.map((group) => [group.track.title, group.bookmarks.length])).toEqual([["All lamps", 2]]);
  });

  test("groups hold what comparing each with each gives, however tracks are named", () => {
    const name = fc.constantFrom("one", "two", "three");
    const track = fc
      .record({ slug: name, guid: fc.option(name) })
      .map(({ slug, guid }) => trackOf("sea", slug, { guid: guid && { show: "sea", episode: guid } }));
    fc.assert(
      fc.property(fc.array(track, { maxLength: 12 }), (tracks) => {
        const list = tracks.map((one, index) =>
          createBookmark({ track: one, moment: START, text: "" }, id(index), index),
        );
        const plain: Bookmark[][] = [];
        for (const one of list) {
          const group = plain.find(([first]) => first && isSameEpisode(first.track, one.track));
          if (group) group.push(one);
          else plain.push([one]);
        }
        expect(groupByEpisode(list).map(({ bookmarks }) => bookmarks)).toEqual(plain);
      }),
    );
  });
});
