import { Index } from "flexsearch";
import { inventArchive } from "./archive.ts";
import { BEST, type Engine, usedMemory } from "./engine.ts";

/**
 * FlexSearch: all in memory, each beginning of a word indexed, so that a word finds longer ones as well. It ranks by
 * how early in the text a word comes, not by BM25; it gives the first it has and counts nothing; it knows no phrases.
 */
export function openFlexSearch(): Engine {
  const passages = new Index({ tokenize: "forward" });
  return {
    kinds: ["words", "prefix"],
    async index(corpus, count) {
      let id = 0;
      for (const episode of inventArchive(corpus, count))
        for (const text of episode) passages.add(id++, text);
    },
    async search(question) {
      const query = question.kind === "prefix" ? question.start : question.words.join(" ");
      passages.search({ query, limit: BEST });
      return null;
    },
    footprint: usedMemory,
  };
}
