import { expect, test } from "vitest";
import { toCredit, toTrack } from "#server/shows/row.ts";

const SHOW = { guid: "s", slug: "s", title: "S", language: "en", imageUrl: "HTTP://host.example/show.png" };

test.each([
  [null, "https://host.example/show.png"],
  ["http://host.example/one.png?from=http://a", "https://host.example/one.png?from=http://a"],
  ["https://host.example/one.png", "https://host.example/one.png"],
  ["/media/one.png", "/media/one.png"],
])("the picture %s is shown from %s: pages take none without encryption", (imageUrl, shown) => {
  const row = {
    guid: "e",
    slug: "e",
    title: "E",
    audioUrl: null,
    audioType: null,
    duration: null,
    peaks: null,
    chaptersNoted: false,
  };
  const chapter = { start: 0, title: "C", url: null, imageUrl };
  const track = toTrack({ ...row, show: SHOW, imageUrl, chapters: [chapter] }, 10);
  expect([track.imageUrl, track.chapters[0]?.imageUrl]).toEqual([shown, imageUrl === null ? null : shown]);
});

test("people's pictures are, too", () => {
  const credit = {
    name: "Vera",
    role: "host",
    href: "http://vera.example",
    imageUrl: "http://vera.example/a.png",
  };
  expect(toCredit(credit)).toEqual({ ...credit, imageUrl: "https://vera.example/a.png" });
});
