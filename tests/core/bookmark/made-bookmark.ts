import fc from "fast-check";
import { type Bookmark, createBookmark, parseTags } from "#core/bookmark/bookmark.ts";
import { chapterOf, trackOf } from "../../track.ts";

export const START = { start: 0, end: null };
export const ORIGIN = "https://pod.example";

export const TRACK = trackOf("sea", "lamps", {
  title: "Lamps",
  showTitle: "The Sea",
  audio: { url: "/media/lamps.mp3", type: "audio/mpeg" },
  duration: 1698,
  peaks: "abcd",
  chapters: [chapterOf(0, "One")],
});

export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export function bookmark(changes: Partial<Bookmark> = {}): Bookmark {
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
export const someBookmark = fc
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
