import { expect, test } from "vitest";
import {
  filterHref,
  listNarrowings,
  parseEpisodeFilter,
  UNFILTERED,
  usualOrder,
  widen,
} from "#core/episode/filter.ts";

const parse = (query: string) => {
  const parameters = new URLSearchParams(query);
  return parseEpisodeFilter((name) => parameters.get(name) ?? "");
};

test.each(["", "year=26&season=x&order=best&page=0", "page=1e9&year=20266&season=-1&speaker=..."])(
  "what cannot be read narrows nothing: %o",
  (query) => {
    expect(parse(query)).toEqual(UNFILTERED);
  },
);

test.each([
  "",
  "text=%D0%BC%D0%B0%D1%8F%D0%BA",
  "text=a+b&tag=light&speaker=anna-kowalska&year=2024&season=0&transcribed=1&order=longest&page=3",
])("an address says what is shown and is read back: %o", (query) => {
  const href = filterHref("/shows/sea", parse(query));
  expect(href).toBe(query === "" ? "/shows/sea" : `/shows/sea?${query}`);
  expect(parse(href.split("?")[1] ?? "")).toEqual(parse(query));
});

test("a name is read as it tells people apart", () => {
  expect(parse("speaker=Anna%20KOWALSKA").speaker).toBe("anna-kowalska");
});

test("each narrowing is taken away by itself, from the first page on", () => {
  const filter = parse("text=a&season=0&transcribed=1&order=oldest&page=3");
  expect(listNarrowings(filter)).toEqual(["text", "season", "transcribed"]);
  expect(filterHref("/s", widen(filter, ["season"]))).toBe("/s?text=a&transcribed=1&order=oldest");
  expect(listNarrowings(widen(filter, listNarrowings(filter)))).toEqual([]);
});

test("a serial show is heard from its beginning", () => {
  expect([true, false].map(usualOrder)).toEqual(["oldest", "newest"]);
});
