import { expect, test } from "vitest";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { textQuery } from "#server/search/postgresql/text-query.ts";

const word = (text: string): IndexQuery => ({ kind: "phrase", words: text.split(" ") });
const near: IndexQuery = {
  kind: "near",
  of: [
    { words: ["a", "as"], times: 1 },
    { words: ["b"], times: 1 },
  ],
  between: 5,
};
const nothing: IndexQuery = { kind: "phrase", words: [] };

test.each<[string, IndexQuery, string | null]>([
  ["a word", word("lamp"), "('lamp')"],
  ["a phrase", word("the old lamp"), "('the' <-> 'old' <-> 'lamp')"],
  ["a beginning", { kind: "beginning", words: ["old", "la"] }, "('old' <-> 'la':*)"],
  ["all", { kind: "all", of: [word("a"), word("b")] }, "(('a') & ('b'))"],
  ["any, but what is nothing", { kind: "any", of: [word("a"), nothing] }, "(('a'))"],
  ["all, with what is nothing", { kind: "all", of: [word("a"), nothing] }, null],
  ["not", { kind: "but", wanted: word("a"), excluded: word("b") }, "(('a') & !('b'))"],
  ["not what is nothing", { kind: "but", wanted: word("a"), excluded: nothing }, "('a')"],
  ["near: all that have the words", near, "(('a' | 'as') & ('b'))"],
  ["not near: what has the words elsewhere too", { kind: "but", wanted: word("a"), excluded: near }, "('a')"],
  [
    "not what is not near",
    { kind: "but", wanted: word("c"), excluded: { kind: "but", wanted: word("a"), excluded: near } },
    "(('c') & !(('a') & !(('a' | 'as') & ('b'))))",
  ],
])("%s", (_, query, expected) => {
  expect(textQuery(query)).toBe(expected);
});
