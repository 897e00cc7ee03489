import { expect, test } from "vitest";
import { parseFeed } from "#core/feed/read/feed.ts";

const DATE = "<pubDate>Tue, 01 Sep 2026 10:00:00 +0000</pubDate>";
const LATER = "<pubDate>Wed, 02 Sep 2026 10:00:00 +0000</pubDate>";
const one = (inside: string) => `<item><guid>g</guid>${inside}</item>`;
const sound = (name: string) => `<enclosure url="${name}.mp3" type="audio/mpeg" length="1"/>`;

/** The guids of items that all have the guid `g`, and the problems with them. */
function read(...items: readonly string[]) {
  const { feed, problems } = parseFeed(
    `<rss><channel><title>Sea</title>${items.map(one).join("")}</channel></rss>`,
  );
  const codes = problems.map(({ code }) => code).filter((code) => code.includes("guid"));
  return [feed?.episodes.map(({ guid }) => guid), codes];
}

test.each([
  ["an item that stands there twice", `<title>A</title>${sound("a")}`, `<title>A</title>${sound("a")}`],
  [
    "with other audio, mended",
    `<title>A</title>${DATE}${sound("a")}`,
    `<title>A</title>${DATE}${sound("b")}`,
  ],
  ["with another title, mended", `<title>A</title>${sound("a")}`, `<title>B</title>${sound("a")}`],
  ["without audio, with its title", `<title>A</title>${DATE}`, `<title>A</title>${LATER}`],
])("is one episode: %s", (_, first, second) => {
  expect(read(first, second)).toEqual([["g"], ["duplicate-guid"]]);
});

test("are several episodes, known by their audio: other title, or other date, and other audio", () => {
  const [a, b, c] = [
    `<title>A</title>${sound("a")}`,
    `<title>B</title>${sound("b")}`,
    `<title>C</title>${sound("c")}`,
  ];
  expect(read(a, b, c)).toEqual([["a.mp3", "b.mp3", "c.mp3"], ["guid-shared"]]);
  const [news, newer] = [`<title>A</title>${DATE}${sound("a")}`, `<title>A</title>${LATER}${sound("b")}`];
  expect(read(newer, news)).toEqual([["b.mp3", "a.mp3"], ["guid-shared"]]);
  expect(read(a, b, a)).toEqual([
    ["a.mp3", "b.mp3"],
    ["guid-shared", "duplicate-guid"],
  ]);
});

test("are several episodes, known by their titles where there is no audio", () => {
  expect(read("<title>A</title>", "<title>B</title>")).toEqual([["g A", "g B"], ["guid-shared"]]);
});
