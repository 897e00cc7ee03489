import fc from "fast-check";
import { expect, test } from "vitest";
import { followedName } from "#core/search/followed-search.ts";
import { isSameSearch } from "#core/search/playable-hit.ts";
import {
  isFiltered,
  parseSearchRequest,
  RESULT_ORDERS,
  type SearchRequest,
  searchAgain,
  searchFeedHref,
  searchFor,
  searchHref,
  withoutFilter,
} from "#core/search/request.ts";

const read = (href: string) => {
  const params = new URL(href, "http://localhost").searchParams;
  return parseSearchRequest((name) => params.get(name) ?? "");
};

test("an address says the search and nothing that goes without saying", () => {
  expect(searchHref(searchFor("a & b"))).toBe("/search?q=a%20%26%20b");
  expect(searchHref({ ...searchFor("x"), show: "s", order: "newest", page: 3 })).toBe(
    "/search?q=x&show=s&order=newest&page=3",
  );
});

test("what an address says is read back", () => {
  const text = fc.option(fc.stringMatching(/^[a-zа-я0-9/ &=%+-]{1,20}$/), { nil: null });
  const day = fc.option(fc.constantFrom("2026-11-23", "2020-02-29"), { nil: null });
  const request: fc.Arbitrary<SearchRequest> = fc.record({
    query: fc.stringMatching(/^[a-z"():*& -]{0,20}$/),
    show: text,
    episode: text,
    speaker: text,
    tag: text,
    lang: text,
    from: day,
    to: day,
    length: fc.constantFrom("short" as const, "long" as const, null),
    order: fc.constantFrom(...RESULT_ORDERS),
    page: fc.integer({ min: 1, max: 999 }),
    repeats: fc.option(fc.constantFrom("all", "harbour-talk/about-lamps/en/3"), { nil: null }),
    compared: fc.option(fc.stringMatching(/^[a-z"():*& -]{1,20}$/), { nil: null }),
  });
  fc.assert(
    fc.property(request, (wanted) => {
      fc.pre(wanted.compared !== wanted.query);
      expect(read(searchHref(wanted))).toEqual(wanted);
    }),
  );
});

test("a search is compared with other words only, and they say nothing about its hits", () => {
  expect(read("/search?q=sea&with=sea").compared).toBeNull();
  expect(read("/search?q=sea&with=").compared).toBeNull();
  const compared = read("/search?q=sea&with=rock&page=2");
  expect(compared.compared).toBe("rock");
  expect(searchFeedHref(compared)).toBe("/search/feed.xml?q=sea");
  expect(followedName(compared)).toBe("q=sea");
  expect(isSameSearch(compared, searchFor("sea"))).toBe(true);
});

test("other words are looked for with what narrows the search, but not for one passage's repetitions", () => {
  const narrowed = { ...searchFor("sea"), tag: "light", page: 2, compared: "rock" };
  for (const [repeats, kept] of [
    ["show/episode/en/3", null],
    ["all", "all"],
    [null, null],
  ] as const)
    expect(searchAgain({ ...narrowed, repeats }, "moon")).toEqual({
      ...narrowed,
      query: "moon",
      page: 1,
      repeats: kept,
    });
});

test.each([
  ["page=0", "page", 1],
  ["page=x", "page", 1],
  ["order=best", "order", "relevance"],
  ["length=huge", "length", null],
  ["from=2026-02-30", "from", null],
  ["from=yesterday", "from", null],
] as const)("%s cannot be read and is left out", (query, name, expected) => {
  expect(read(`/search?${query}`)[name]).toBe(expected);
});

test("filters are known, and taken away", () => {
  const narrowed = { ...searchFor("x"), tag: "light", page: 2 };
  expect(isFiltered(searchFor("x"))).toBe(false);
  expect(isFiltered(narrowed)).toBe(true);
  expect(withoutFilter(narrowed)).toEqual(searchFor("x"));
});

test("a very long query is cut, and never within a character", () => {
  const long = read(`/search?q=${"word ".repeat(500)}&tag=${"a".repeat(500)}`);
  expect([long.query.length, long.tag?.length]).toEqual([256, 200]);
  const halved = read(`/search?q=a${"𝄞".repeat(200)}&speaker=b${"𝄞".repeat(200)}`);
  expect([halved.query.length, halved.speaker?.length]).toEqual([255, 199]);
  expect(() => searchHref(halved)).not.toThrow();
});
