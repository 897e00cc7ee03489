import { describe, expect, test } from "vitest";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import type { Searcher } from "./searcher.ts";

export function describeFilters(searcher: Searcher): void {
  const { search, titles } = searcher;
  describe("ranking", () => {
    test("an episode with the word in its title comes first", async () => {
      expect((await titles("lamps"))[0]).toBe("About lamps");
    });

    test("of a word that everybody says, the episode that says it most comes first", async () => {
      const { episodes } = await search("the OR a OR на", { show: "harbour-talk" });
      expect(episodes.length).toBeGreaterThan(1);
      const counts = (await search("the")).episodes.map(({ total }) => total);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    });

    test("by date, either way", async () => {
      expect(await titles("said", { order: "newest" })).toEqual(["About rocks", "About numbers"]);
      expect(await titles("said", { order: "oldest" })).toEqual(["About numbers", "About rocks"]);
    });

    test("a page past the end is empty and still counts", async () => {
      expect(await search("said", { page: 50 })).toMatchObject({
        episodes: [],
        totalEpisodes: 2,
        pages: 1,
      });
    });
  });

  describe("filters", () => {
    test.each<[string, string, Partial<SearchRequest>, string[]]>([
      ["a show", "маяк OR lamp", { show: "harbour-talk" }, ["About lamps", "About rocks"]],
      ["an episode", "lamp", { episode: "harbour-talk/about-rocks" }, ["About rocks"]],
      ["a speaker", "said", { speaker: "vera lund" }, ["About numbers"]],
      ["a tag", "lamp", { tag: "light" }, ["About lamps"]],
      ["a language", "маяк OR 灯台", { lang: "ja" }, ["灯台の話"]],
      ["a first day", "lamp", { from: "2026-01-20" }, ["About rocks"]],
      ["a last day", "lamp", { to: "2024-03-01" }, ["About lamps"]],
      ["a length", "lamp", { length: "long" }, ["About rocks"]],
      ["words: a speaker", "said speaker:vera", {}, ["About numbers"]],
      ["words: not a speaker", "said -speaker:paul -speaker:ann", {}, ["About numbers"]],
      ["words: a show by its title", 'lamp show:"harbour talk"', {}, ["About lamps", "About rocks"]],
      ["words: a tag", "lamp tag:light", {}, ["About lamps"]],
      ["words: before", "lamp before:2026", {}, ["About lamps"]],
      ["words: after", "lamp after:2026-01", {}, ["About rocks"]],
      ["words: a language", "маяк OR 灯台 lang:ja", {}, ["灯台の話"]],
      ["words: not a language", "маяк OR lamp -lang:RU", {}, ["About lamps", "About rocks"]],
      ["words: a language of another country", "lamp lang:en-GB", {}, ["About lamps", "About rocks"]],
      ["words: a title", "lamps in:title", {}, ["About lamps"]],
      ["words: a title, in any form", "in:title lamp", {}, ["About lamps"]],
      ["words: a title, as a phrase", '"about rocks" in:title', {}, ["About rocks"]],
      ["words: a title, its beginning", "in:title numb*", {}, ["About numbers"]],
      ["words: a title without a word", "in:title about -rocks", {}, ["About lamps", "About numbers"]],
      ["words: a title in a show", "in:title about show:signals", {}, []],
      ["words: a title, with its filter", "in:title about", { tag: "light" }, ["About lamps"]],
      ["words: what no title is said by", "in:title lamps speaker:vera", {}, []],
      ["words: a transcript", "lamps has:transcript", {}, ["About lamps", "About rocks"]],
      ["words: without a transcript", "lamps -has:transcript", {}, []],
      ["words alone: a title", "in:title", {}, []],
      ["words alone: a language", "lang:ja", {}, ["灯台の話"]],
      ["words alone: a speaker", "speaker:yumi", {}, ["灯台の話"]],
      ["words alone: without a transcript", "-has:transcript", {}, ["Not written down"]],
      ["words alone: a show", "show:signals", {}, ["Long", "Not written down", "Short", "Silent"]],
      ["words alone: what nobody says", "speaker:zoe -has:transcript", {}, []],
      ["alone: a tag", "", { tag: "numbers" }, ["About numbers"]],
      ["no such value", "lamp", { show: "nothing" }, []],
    ])("%s: %s %o", async (_, query, changes, expected) => {
      expect((await titles(query, changes)).toSorted()).toEqual(expected);
    });

    test("each value is counted as if its own filter were open", async () => {
      const { facets, totalHits } = await search("said", { speaker: "Vera Lund" });
      const { totalHits: all } = await search("said");
      expect(totalHits).toBe(1);
      const counted = Object.fromEntries(facets.speaker.map(({ value, count }) => [value, count]));
      expect(Object.values(counted).reduce((sum, count) => sum + count)).toBe(all);
      expect(facets.show).toEqual([{ value: "harbour-talk", label: "Harbour Talk", count: 1 }]);
      expect(facets.year.map(({ value }) => value)).toEqual(["2025"]);
      for (const { value, count } of facets.speaker)
        expect((await search("said", { speaker: value })).totalHits).toBe(count);
    });

    test("months are counted as if the days were open, and under the other filters", async () => {
      const months = [
        { month: "2024-03", count: 1 },
        { month: "2026-01", count: 1 },
      ];
      expect((await search("lamp")).months).toEqual(months);
      expect((await search("lamp", { from: "2026-01-01", to: "2026-01-31" })).months).toEqual(months);
      expect((await search("lamp", { tag: "light" })).months).toEqual([{ month: "2024-03", count: 1 }]);
      const { backend } = searcher.opened;
      expect(await backend.months(searchFor("lamp"))).toEqual(months);
      expect(await backend.months({ ...searchFor("lamp"), tag: "light" })).toEqual([
        { month: "2024-03", count: 1 },
      ]);
    });

    test("titles are counted once each, and none of them is a moment", async () => {
      const { facets, totalHits, episodes } = await search("in:title about");
      expect([totalHits, episodes.map(({ total }) => total)]).toEqual([0, [0, 0, 0]]);
      expect(facets.show).toEqual([{ value: "harbour-talk", label: "Harbour Talk", count: 3 }]);
      expect(facets.lang).toEqual([{ value: "en", label: "en", count: 3 }]);
    });

    test("within one episode all hits are shown, in the order of time", async () => {
      const { episodes } = await search("old", { episode: "harbour-talk/about-rocks" });
      const starts = episodes[0]?.hits.map(({ start }) => start ?? 0) ?? [];
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(episodes[0]?.starts.length).toBe(episodes[0]?.total);
    });
  });
}
