import MiniSearch, { type SearchOptions } from "minisearch";
import { inventArchive } from "./archive.ts";
import { type Engine, type Question, usedMemory } from "./engine.ts";

/** MiniSearch: BM25+, all in memory. It gives all that match, ranked, and knows no phrases. */
export function openMiniSearch(): Engine {
  const passages = new MiniSearch({ fields: ["text"] });
  return {
    kinds: ["words", "prefix"],
    async index(corpus, count) {
      let id = 0;
      for (const episode of inventArchive(corpus, count))
        for (const text of episode) passages.add({ id: id++, text });
    },
    async search(question) {
      return passages.search(queryOf(question), OPTIONS[question.kind]).length;
    },
    footprint: usedMemory,
  };
}

const OPTIONS: Readonly<Record<Question["kind"], SearchOptions>> = {
  words: { combineWith: "AND" },
  phrase: {},
  prefix: { prefix: true },
};

function queryOf(question: Question): string {
  return question.kind === "prefix" ? question.start : question.words.join(" ");
}
