import { expect, test } from "vitest";
import { bookmarksAnki } from "#core/bookmark/anki-file.ts";
import { createBookmark } from "#core/bookmark/bookmark.ts";
import { trackOf } from "../../track.ts";

const track = trackOf("show", "one", {
  title: "One & two",
  audio: { url: "/media/one.mp3", type: "audio/mpeg" },
});
const bookmarkOf = (text: string, changes = {}) => ({
  ...createBookmark({ track, moment: { start: 60.5, end: 72 }, text }, "id-1", 0),
  ...changes,
});

test("a bookmark becomes a note of Anki: its words, and where they are heard", () => {
  const file = bookmarksAnki(
    [bookmarkOf("Is 1 < 2?", { tags: ["sea story", "b"], note: "Read\tthis\nagain" })],
    "https://a.example",
  );
  const lines = file.split("\n");
  expect(lines.slice(0, 4)).toEqual(["#separator:tab", "#html:true", "#guid column:1", "#tags column:4"]);
  const [id, front, back = "", tags] = (lines[4] ?? "").split("\t");
  expect([id, front, tags]).toEqual(["id-1", "Is 1 &#60; 2?", "sea_story b"]);
  expect(back).toContain('<a href="https://a.example/media/one.mp3#t=60.5,72">');
  expect(back).toMatch(
    /^<a href="https:\/\/a\.example\/shows\/show\/one\?t=60\.5,72[^"]*">One &#38; two, 1:00/,
  );
  expect(back).toMatch(/<br>Read this<br>again$/);
});

test("what has no words is no note", () => {
  expect(bookmarksAnki([bookmarkOf("")], "https://a.example").split("\n")).toHaveLength(5);
});
