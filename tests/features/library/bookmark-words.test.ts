import { describe, expect, test } from "vitest";
import { createBookmark } from "#core/bookmark/bookmark.ts";
import { BookmarkWords } from "#features/library/bookmark-words.ts";
import { trackOf } from "../../track.ts";

const DRAFT = {
  track: trackOf("sea", "lamps", { language: "en" }),
  moment: { start: 60, end: null },
  text: "a lamp",
};
const ID = "00000000-0000-4000-8000-000000000000";
const bookmarkOf = (changes: { text?: string; moment?: { start: number; end: number | null } } = {}) =>
  createBookmark({ ...DRAFT, ...changes }, ID, 1);
const said = (sentence: string | null, language = "en") => ({
  sentenceAt: (time: number) => (time === 60 ? sentence : null),
  transcript: { language },
});

describe("the words of a bookmark", () => {
  test.each([
    ["of a range", bookmarkOf({ moment: { start: 60, end: 65 } }), said("a lantern")],
    ["where nothing is said any more", bookmarkOf(), said(null)],
    ["where a text in another language is read", bookmarkOf(), said("eine Laterne", "de")],
    ["that are still spoken there", bookmarkOf(), said(" a lamp ")],
  ])("stay as they are: %s", (_, bookmark, spoken) => {
    expect(new BookmarkWords().completed(bookmark, spoken)).toBeNull();
  });

  test("are those of whatever text is read where there were none", () => {
    const { text } =
      new BookmarkWords().completed(bookmarkOf({ text: "" }), said("eine Laterne", "de")) ?? {};
    expect(text).toBe("eine Laterne");
  });

  test("become others where they were corrected, also in a language that says less", () => {
    const bookmark = bookmarkOf();
    const completed = new BookmarkWords().completed(bookmark, said("a lantern", "en-GB"));
    expect(completed).toEqual({ ...bookmark, text: "a lantern" });
  });

  test("of two devices that read different texts come to rest", () => {
    const devices = [
      { words: new BookmarkWords(), spoken: said("a lantern") },
      { words: new BookmarkWords(), spoken: said("a beacon") },
    ];
    let [bookmark, changes] = [bookmarkOf(), 0];
    for (const { words, spoken } of [...devices, ...devices, ...devices]) {
      const completed = words.completed(bookmark, spoken);
      if (!completed) continue;
      bookmark = completed;
      changes += 1;
    }
    expect([bookmark.text, changes]).toEqual(["a beacon", 2]);
  });

  test("follow each correction, and its undoing", () => {
    const words = new BookmarkWords();
    const first = words.completed(bookmarkOf(), said("a lantern")) ?? bookmarkOf();
    const undone = words.completed(first, said("a lamp")) ?? first;
    expect([first.text, undone.text]).toEqual(["a lantern", "a lamp"]);
    expect(words.completed(undone, said("a lantern"))?.text).toBe("a lantern");
  });
});
