import { describe, expect, test } from "vitest";
import type { Searcher } from "./searcher.ts";

export function describeFinding({ opened, search, marks }: Searcher): void {
  describe("what is found", () => {
    test.each([
      ["nothing is asked", "", []],
      ["only what is left out", "-lamp", []],
      ["a word that is nowhere", "zeppelin", []],
      ["all words, wherever they stand", "lamp delight", ["delight", "lamp"]],
      ["not without one of them", "lamp zeppelin", []],
      ["a phrase across a cue boundary", '"light house stood"', ["light house stood"]],
      ["a phrase in its order only", '"house light"', []],
      ["a phrase across punctuation", '"wait the lamp"', ["wait. The lamp"]],
      ["case and accents do not matter", "CAFE", ["café"]],
      ["also the other way round", "zoe", ["Zoë"]],
      ["one or the other", "zeppelin OR delight", ["delight"]],
      ["without what is excluded", "delight -lamp", []],
      ["the beginning of a word", "deli*", ["delight"]],
      ["a number with its comma", "44,100", ["44,100"]],
      ["a number with its point", "3.5", ["3.5"]],
      ["a name with a hyphen", "gpt-4", ["GPT-4"]],
      ["a word with an apostrophe", "don't", ["Don't"]],
      ["the same with a typographer's", "don’t", ["Don't"]],
      ["a hyphen typed as a space", '"well known"', ["well-known"]],
      ["signs that make a word", "c++", ["C++"]],
      ["and no other letter", '"not c"', ["not C"]],
      ["a dot that begins a word", ".net", [".NET"]],
      ["a word without its dot", '"the net"', ["the net"]],
      ["the other forms of a word", "run", ["running", "runs"]],
      ["from a form that is not spoken", "lamps", ["lamp", "lamp", "lamp"]],
      ["quoted, as it is written only", '"runs"', ["runs"]],
      ["no other word that looks like a form", "news", ["news"]],
      ["words near one another, in any order", '"patient lamp"~1', ["patient", "lamp"]],
      ["not words further apart", '"patient lamp"~0', []],
      ["near one another, where they are alone", '"band lamps"~3', ["lamp", "band"]],
      ["side by side in any order", '"house light"~0', ["house", "light"]],
      ["near one another in any form", '"rocks lamps"~0', ["lamp", "rock"]],
      ["a word near itself", '"old olds paul"~2', ["old", "old", "old", "Paul"]],
      ["near one another, of Russian", '"маяка старые"~1', ["Старый", "маяк"]],
      ["not near one another", 'delight -"cafe delight"~5', []],
      ["a single word, in any form", '"lamps"~5', ["lamp", "lamp", "lamp"]],
      ["Russian, all cases", "МАЯКОМ", ["маяк", "маяк", "маяках"]],
      ["Russian, quoted", '"маяках"', ["маяках"]],
      ["a letter that only looks accented", "старый", ["Старый"]],
      ["ё as е", "еще", ["Ещё"]],
      ["е as ё", "ещё", ["Ещё"]],
      ["a word of a script without spaces", "灯台", ["灯台", "灯台"]],
      ["and beside Latin letters", "AI", ["AI"]],
    ])("%s: %s", async (_, query, expected) => {
      expect(await marks(query)).toEqual(expected.toSorted());
    });

    test("a hit begins with its first matching word, and has an id that says where it is", async () => {
      const [hit] = (await search('"lamp was"')).episodes[0]?.hits ?? [];
      expect(hit).toMatchObject({ id: "harbour-talk/about-lamps/en/0", speaker: "Vera Lund", end: 30 });
      expect(hit?.start).toBeGreaterThan(20);
      expect(hit?.start).toBeLessThan(23);
    });

    test("each hit carries its own marks, not those of the first match", async () => {
      const { episodes } = await search("delight OR hertz OR скале");
      const marked = episodes.map(({ hits }) => hits[0]?.parts.find((part) => part.marked)?.text);
      expect(marked.toSorted()).toEqual(["delight", "hertz", "скале"]);
    });

    test("notes and chapters are searched, and the counts are of hits and episodes", async () => {
      const notes = await search("cellar");
      expect(notes).toMatchObject({ totalEpisodes: 1, totalHits: 0 });
      const chapters = await search("beginning numbers");
      expect(chapters.episodes[0]?.chapters.map(({ start }) => start)).toEqual([5]);
      expect(await search("маяк OR hertz")).toMatchObject({ totalEpisodes: 2, totalHits: 2 });
    });

    test("every match in a transcript is told by passage and offsets", async () => {
      const found = await opened.backend.marks("harbour-talk/about-rocks", "en", "rock lamp");
      expect(found.map(({ text }) => text)).toEqual([0, 0, 0, 0, 0]);
      expect(await opened.backend.marks("harbour-talk/nowhere", "en", "rock")).toEqual([]);
      expect(await opened.backend.marks("harbour-talk/about-rocks", "en", "")).toEqual([]);
    });
  });
}
