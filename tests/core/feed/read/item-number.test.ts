import { expect, test } from "vitest";
import { readItemTags } from "./namespace-feed.ts";

test.each([
  ["<podcast:season>5</podcast:season>", { season: 5, seasonName: null }],
  [
    '<podcast:season name="Egyptology: The 19th Century">1</podcast:season>',
    { season: 1, seasonName: "Egyptology: The 19th Century" },
  ],
  ["<podcast:episode>3</podcast:episode>", { number: 3, numberLabel: null }],
  ["<podcast:episode>315.5</podcast:episode>", { number: null, numberLabel: "315.5" }],
  ["<podcast:episode>3.0</podcast:episode>", { number: 3, numberLabel: null }],
  ['<podcast:episode display="Ch.3">204</podcast:episode>', { number: 204, numberLabel: "Ch.3" }],
  [
    '<podcast:episode display="Day 5">9.5</podcast:episode><itunes:episode>9</itunes:episode>',
    { number: 9, numberLabel: "Day 5" },
  ],
  [
    '<itunes:season>2</itunes:season><podcast:season name="&lt;b&gt;Two&lt;/b&gt;">3</podcast:season>',
    { season: 2, seasonName: "<b>Two</b>" },
  ],
  ["<itunes:season>Season 2</itunes:season><itunes:episode>#12</itunes:episode>", { season: 2, number: 12 }],
  ["<itunes:season>S02</itunes:season><itunes:episode>Ep. 7</itunes:episode>", { season: 2, number: 7 }],
  ["<podcast:season>Сезон 3</podcast:season>", { season: 3 }],
])("%s is read as %o", (tags, expected) => {
  const { episode, codes } = readItemTags(tags);
  expect(codes).toEqual([]);
  expect(episode).toMatchObject(expected);
});

test.each(["-1", "three", "1e9", "0x3", "Infinity"])(
  "a number %s is reported, and its name kept",
  (number) => {
    const { episode, codes } = readItemTags(`<podcast:episode display="Day 5">${number}</podcast:episode>`);
    expect(codes).toEqual(["value-unreadable"]);
    expect(episode).toMatchObject({ number: null, numberLabel: "Day 5" });
  },
);
