import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listLeaves } from "#core/search/index/index-query.ts";
import { markWords } from "#core/search/index/marked-words.ts";
import { indexedWords, indexWords } from "#core/text/indexed-text.ts";
import { inventDocuments, readDocuments } from "./corpora.ts";
import { Oracle } from "./oracle.ts";
import { markedParts, withoutSeparators } from "./oracle-marks.ts";
import { queriesOf } from "./queries.ts";

describe.each([
  ["made-up texts", inventDocuments(200)],
  ["the demo", readDocuments("prisma/demo")],
  ["transcripts of all kinds", readDocuments("tests/cases/transcripts").slice(0, 400)],
])("%s", (_, documents) => {
  const oracle = new Oracle(documents);

  test("are marked where FTS5 marks them", () => {
    fc.assert(
      fc.property(queriesOf(documents), (query) => {
        // Beside NOT it leaves some out; see oracle.ts.
        fc.pre(!JSON.stringify(query).includes('"excluded"'));
        const marked = oracle.marked(query);
        for (const { id, columns } of documents) {
          const [text = ""] = columns;
          const expected = marked.get(id);
          if (expected !== undefined)
            expect(markWords(text, query)).toEqual(markedParts(withoutSeparators(expected), text));
        }
      }),
      { numRuns: 40 },
    );
  });
});

test.each([
  [
    "the old light",
    '"old light"',
    [
      ["the ", false],
      ["old light", true],
    ],
  ],
  ["old old old", '"old old"', [["old old old", true]]],
  [
    "Is it C++, or C?",
    "c++",
    [
      ["Is it ", false],
      ["C++", true],
      [", or C?", false],
    ],
  ],
  [
    "東京の灯台は",
    "灯 台",
    [
      ["東京の", false],
      ["灯台", true],
      ["は", false],
    ],
  ],
  [
    "Un café noir",
    "cafe",
    [
      ["Un ", false],
      ["café", true],
      [" noir", false],
    ],
  ],
])("%s for %s", (text, typed, expected) => {
  const query = { kind: "phrase", words: indexWords(typed) } as const;
  expect(listLeaves(query)).toEqual([query]);
  expect(markWords(text, query).map((part) => [part.text, part.marked])).toEqual(expected);
});

test("a text that does not match has no marks, and any is the sum of its parts", () => {
  const lamp = { kind: "phrase", words: ["lamp"] } as const;
  const rock = { kind: "phrase", words: ["rock"] } as const;
  expect(markWords("a lamp", { kind: "all", of: [lamp, rock] })).toEqual([{ text: "a lamp", marked: false }]);
  expect(markWords("a lamp", { kind: "but", wanted: lamp, excluded: lamp }).some((p) => p.marked)).toBe(
    false,
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const [first] = indexWords(text);
      const query = { kind: "phrase", words: [first ?? "a"] } as const;
      expect(
        markWords(text, query)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
      expect(indexedWords(text).map(({ word }) => word)).toEqual(indexWords(text));
    }),
    { numRuns: 300 },
  );
});
