import { create, insertMultiple, search } from "@orama/orama";
import { inventArchive } from "./archive.ts";
import { BEST, type Engine, usedMemory } from "./engine.ts";

/**
 * Orama: BM25, all in memory with the texts. Its words are prefixes unless they are `exact`, and are all wanted at
 * threshold 0. It knows no phrases: `exact` looks for each word anywhere.
 */
export function openOrama(): Engine {
  const passages = create({ schema: { text: "string" }, sort: { enabled: false } });
  return {
    kinds: ["words", "prefix"],
    async index(corpus, count) {
      for (const episode of inventArchive(corpus, count))
        await insertMultiple(
          passages,
          episode.map((text) => ({ text })),
        );
    },
    async search(question) {
      const whole = question.kind !== "prefix";
      const term = whole ? question.words.join(" ") : question.start;
      const found = await search(passages, { term, exact: whole, threshold: 0, limit: BEST });
      return found.count;
    },
    footprint: usedMemory,
  };
}
