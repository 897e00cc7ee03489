import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookmarksCsv, bookmarksJson, bookmarksMarkdown, parseBookmarkFile } from "#core/bookmark/file.ts";
import { bookmark, ORIGIN, someBookmark } from "./made-bookmark.ts";

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
