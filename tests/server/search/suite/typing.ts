import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "#core/search/query.ts";
import type { Searcher } from "./searcher.ts";

export function describeTyping({ opened, search }: Searcher): void {
  describe("what is typed is never an error", () => {
    test.each([
      '"',
      "(",
      "c++",
      "NEAR(a b)",
      "text:lamp",
      "lamp AND",
      "NOT",
      "*",
      "^lamp",
      "a\0b",
      "{lamp}",
      "lamp + rock",
      "'; DROP TABLE Show; --",
      "🎧",
      "灯台",
      "speaker:",
      "before:soon",
      '"never closed',
      "a ".repeat(5000),
      ") OR 1=1 --",
      'passage_index MATCH "x"',
      "\u{e02b}",
      "-",
      "OR OR OR",
      "rank:x",
      '"a b"~5 THEN c within:60',
      "THEN THEN within:1h OR THEN",
      '""~5',
      "1984 nineteen eighty-four 5-го",
      "a* b* c* d* e* f*",
    ])("%o", async (query) => {
      await expect(search(query)).resolves.toBeDefined();
      await expect(opened.backend.suggest(query)).resolves.toBeDefined();
    });

    test("random text", async () => {
      const text = fc.oneof(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.stringMatching(/^["()*:^+\-a-c .ORNEAT]{0,30}$/),
      );
      await fc.assert(
        fc.asyncProperty(text, async (query) => {
          const results = await search(query);
          const { groups, conditions, turns } = parseQuery(query);
          return groups.length + conditions.length + turns.length > 0 || results.totalEpisodes === 0;
        }),
        { numRuns: Number(process.env.FUZZ ?? 1000) },
      );
      expect(await opened.db.show.count()).toBe(4);
    });
  });
}
