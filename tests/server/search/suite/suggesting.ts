import { describe, expect, test } from "vitest";
import type { Searcher } from "./searcher.ts";

export function describeSuggesting({ opened, search }: Searcher): void {
  describe("suggestions", () => {
    test("complete the last word, most spoken first, and name people, shows and episodes", async () => {
      const suggest = opened.backend.suggest;
      expect((await suggest("old li")).words).toEqual(["old light"]);
      expect((await suggest("vera")).people).toEqual(["Vera Lund"]);
      expect((await suggest("harb")).shows).toEqual([{ title: "Harbour Talk", href: "/shows/harbour-talk" }]);
      expect((await suggest("about nu")).episodes.map(({ title }) => title)).toEqual(["About numbers"]);
      expect((await suggest("маяк")).words).toEqual(["маяках"]);
      expect((await suggest("мая")).words).toEqual(["маяк", "маяках"]);
      expect((await suggest("c+")).words).toEqual(["c++"]);
      expect(await suggest("l")).toEqual({ words: [], people: [], shows: [], episodes: [] });
    });

    test("are of the other layout of the keys where there are none in the one", async () => {
      const suggest = opened.backend.suggest;
      expect((await suggest("vfz")).words).toEqual(["маяк", "маяках"]);
      expect((await suggest("old дш")).words).toEqual([]);
      expect((await suggest("щдв дш")).words).toEqual(["old light"]);
      expect((await suggest("мукф")).people).toEqual(["Vera Lund"]);
    });

    test.each([
      ["delihgt", ["delight"]],
      ["staris rock", []],
      ["lapm rock", ["lamp rock"]],
      ["скла", []],
      ["скалле", ["скале"]],
      ["vfzr", ["маяк"]],
      ["kfvg rock", []],
      ["дфьз кщсл", ["lamp rock"]],
      ['"lapm rock"', ['"lamp rock"']],
      ["lighthouse", ['"light house"']],
      ["de light", ["delight"]],
      ["delight", []],
      ["xyzzyx", []],
    ])("instead of %s: %o", async (query, expected) => {
      expect((await search(query)).didYouMean).toEqual(expected);
    });
  });
}
