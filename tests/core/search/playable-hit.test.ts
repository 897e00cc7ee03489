import { describe, expect, test } from "vitest";
import { readHits, writeHits } from "#core/search/hits-file.ts";
import {
  type HitBatch,
  heardMoment,
  hitsHref,
  isSameSearch,
  parseFirst,
  parsePlay,
  playHref,
} from "#core/search/playable-hit.ts";
import { searchFor } from "#core/search/request.ts";
import { chapterOf, trackOf } from "../../track.ts";

const lamps = trackOf("sea", "lamps", {
  audio: { url: "/media/lamps.mp3", type: "audio/mpeg" },
  duration: 90,
  peaks: "AAEC",
  chapters: [chapterOf(0, "Light")],
});
const rocks = trackOf("sea", "rocks");
const hit = { page: 2, start: 12.5, end: null, words: "a lamp" };
const BATCH: HitBatch = {
  total: 100_000,
  hits: [
    { ...hit, id: "sea/lamps/en/4", number: 40, track: lamps },
    { ...hit, id: "sea/lamps/en/1", number: 41, track: lamps },
    { ...hit, id: "sea/rocks/en/0", number: 42, track: rocks },
  ],
};

test("hits that are sent read back, and each episode travels once", () => {
  const file = writeHits(BATCH);
  expect(file.tracks).toHaveLength(2);
  expect(readHits(JSON.parse(JSON.stringify(file)))).toEqual(BATCH);
});

test.each([null, {}, "Bad Gateway", { ...writeHits(BATCH), total: -1 }, { ...writeHits(BATCH), hits: [{}] }])(
  "what is no file of hits is refused: %o",
  (value) => {
    expect(() => readHits(value)).toThrow();
  },
);

test("a search that is on another page is the same search", () => {
  const search = searchFor("lamp");
  expect(isSameSearch({ ...search, page: 3 }, search)).toBe(true);
  expect(isSameSearch({ ...search, order: "newest" }, search)).toBe(false);
});

test("addresses name hits without a page, and those of people count from 1", () => {
  const search = { ...searchFor("a & b"), show: "sea", from: "2026-01-01", page: 7 };
  expect(hitsHref(search, 40)).toBe("/search/hits.json?q=a%20%26%20b&show=sea&from=2026-01-01&first=40");
  expect(playHref(search, 40)).toBe("/search?q=a%20%26%20b&show=sea&from=2026-01-01&play=41");
});

test.each([
  ["1", 0],
  ["41", 40],
  ["", null],
  ["0", null],
  ["-1", null],
  ["1.5", null],
  ["yes", null],
  ["9999999999999", null],
])("?play=%s is hit %o", (text, number) => {
  expect(parsePlay(text)).toBe(number);
});

test.each([
  ["40", 40],
  ["", 0],
  ["-40", 0],
  ["4e9", 0],
])("?first=%s is %d", (text, number) => {
  expect(parseFirst(text)).toBe(number);
});

describe("what is heard of a hit", () => {
  test.each([
    [100, 110, 98, 110],
    [1, 5, 0, 5],
    [100, null, 98, 112],
    [100, 100, 98, 112],
  ])("that begins at %d and ends at %s: %d to %d", (start, end, from, to) => {
    expect(heardMoment({ start, end })).toEqual({ start: from, end: to });
  });
});
