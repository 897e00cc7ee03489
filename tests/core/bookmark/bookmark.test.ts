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
import { bookmarksCsv, bookmarksJson, bookmarksMarkdown, parseBookmarkFile } from "#core/bookmark/file.ts";
import { filterBookmarks, groupByEpisode, listTags } from "#core/bookmark/list.ts";
import { isSameEpisode } from "#core/episode/track.ts";
import { chapterOf, trackOf } from "../../track.ts";

const START = { start: 0, end: null };
const ORIGIN = "https://pod.example";

const TRACK = trackOf("sea", "lamps", {
  title: "Lamps",
  showTitle: "The Sea",
  audio: { url: "/media/lamps.mp3", type: "audio/mpeg" },
  duration: 1698,
  peaks: "abcd",
  chapters: [chapterOf(0, "One")],
});

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

function bookmark(changes: Partial<Bookmark> = {}): Bookmark {
  const made = createBookmark(
    { track: TRACK, moment: { start: 754, end: null }, text: "a lamp" },
    id(1),
    1000,
  );
  return { ...made, ...changes };
}

const texts = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    "=1+1",
    '"',
    "a,b",
    "\r\n",
    "</script>",
    '"><img onerror=alert(1)>',
    "\u202Eabc",
    "—",
    "\t=x",
  ),
);
const someBookmark = fc
  .record({
    text: texts,
    note: texts,
    title: texts,
    tags: texts.map(parseTags),
    start: fc.integer({ min: 0, max: 9_999_999 }).map((ms) => ms / 1000),
    length: fc.option(fc.integer({ min: 1, max: 90_000 }).map((ms) => ms / 1000)),
    number: fc.nat(1_000_000),
    at: fc.nat(2_000_000_000_000),
  })
  .map(({ text, note, title, tags, start, length, number, at }) =>
    bookmark({
      id: id(number),
      text,
      note,
      tags,
      createdAt: at,
      updatedAt: at,
      track: { ...bookmark().track, title },
      moment: { start, end: length === null ? null : start + length },
    }),
  );

/** Another reader of RFC 4180 than any of ours. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain, end] of text.matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

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

describe("bookmarks as files", () => {
  test("as JSON are read back as they were", () => {
    fc.assert(
      fc.property(fc.array(someBookmark, { maxLength: 5 }), (list) => {
        const file = parseBookmarkFile(bookmarksJson({ bookmarks: list, trash: [] }, ORIGIN));
        expect(file).toEqual({ kind: "read", bookmarks: list, unreadable: 0 });
      }),
    );
  });

  test("as JSON tell what lies in the trash apart, and it is not read back", () => {
    const trash = [{ id: bookmark().id, trashed: bookmark(), deletedAt: 5 }];
    const text = bookmarksJson({ bookmarks: [], trash }, ORIGIN);
    expect(JSON.parse(text)).toEqual({ version: 1, bookmarks: [], trash });
    expect(parseBookmarkFile(text)).toEqual({ kind: "read", bookmarks: [], unreadable: 0 });
    for (const other of [bookmarksCsv([], ORIGIN), bookmarksMarkdown([], ORIGIN, "")])
      expect(other).not.toContain(bookmark().track.title);
  });

  test.each([
    ["not-json", "MThd"],
    ["not-bookmarks", "[]"],
    ["not-bookmarks", '{"version":1}'],
    ["newer", '{"version":2,"bookmarks":[]}'],
  ])("are refused with a reason: %s", (problem, text) => {
    expect(parseBookmarkFile(text)).toEqual({ kind: "rejected", problem });
  });

  test("with a bad entry cost that entry alone", () => {
    const text = JSON.stringify({ version: 1, bookmarks: [bookmark(), { id: 3 }, null] });
    expect(parseBookmarkFile(text)).toEqual({ kind: "read", bookmarks: [bookmark()], unreadable: 2 });
  });

  test("as CSV have a header, a row each, and no formulas", () => {
    fc.assert(
      fc.property(fc.array(someBookmark, { maxLength: 5 }), (list) => {
        const [header, ...rows] = readCsv(bookmarksCsv(list, ORIGIN));
        expect(header?.slice(0, 5)).toEqual(["show", "episode", "time", "start", "end"]);
        expect(rows).toHaveLength(list.length);
        for (const [index, row] of rows.entries()) {
          expect(row).toHaveLength(header?.length ?? 0);
          expect(row.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
          expect(row[5]?.replace(/^'/, "")).toBe(list[index]?.text.replace(/^'/, ""));
          expect(Number(row[3])).toBeCloseTo(list[index]?.moment.start ?? Number.NaN, 3);
        }
      }),
    );
  });

  test("as Markdown are headed, quoted and linked, and hostile words stay words", () => {
    const list = [
      bookmark({
        text: "[x](javascript:alert(1)) <script>",
        note: "# not a heading\n- nor a list",
        tags: ["a*b"],
      }),
    ];
    expect(bookmarksMarkdown(list, ORIGIN, "Bookmarks").split("\n\n")).toEqual([
      "# Bookmarks",
      `## [Lamps](${ORIGIN}/shows/sea/lamps)`,
      "The Sea",
      `### [12:34](${ORIGIN}/shows/sea/lamps?t=754) (754 s)`,
      "> \\[x\\](javascript:alert(1)) \\<script\\>",
      "\\# not a heading",
      "\\- nor a list",
      "*a\\*b*\n",
    ]);
  });
});
