import { beforeEach, expect, test } from "vitest";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import { quantise } from "#core/search/vector/quantised-vector.ts";
import { encodeVectors } from "#core/search/vector/stored-vectors.ts";
import { askMeaning } from "#server/search/meaning/ask-meaning.ts";
import { QueryVectors } from "#server/search/meaning/query-vectors.ts";
import { VectorKeeper } from "#server/search/meaning/vector-shelf.ts";
import type { EmbedderHost, EmbedderHostFault } from "../../../support/embedder-host.ts";
import { embedderAt, openEmbedder } from "./embedding.ts";

const DIMENSIONS = 32;
const row = {
  ...{ id: 1, transcriptId: 1, first: 1, dimensions: DIMENSIONS },
  bytes: encodeVectors(DIMENSIONS, [{ text: "sleep", vector: quantise(new Array(DIMENSIONS).fill(1)) }]),
};
const shelf = await new VectorKeeper({
  last: async () => 1,
  transcripts: async () => new Set([1]),
  read: async (_after, tell) => tell(row),
}).read();
const empty = await new VectorKeeper({
  last: async () => 0,
  transcripts: async () => new Set<number>(),
  read: async () => {},
}).read();

let host: EmbedderHost;
/** Epoch milliseconds. */
let now: number;
let queries: QueryVectors;

beforeEach(async () => {
  host = await openEmbedder();
  now = 0;
  queries = queriesFor(10_000);
});

/** Of a server that is waited for so long, in milliseconds. */
function queriesFor(longest: number): QueryVectors {
  return new QueryVectors(embedderAt(host), { longest, now: () => now });
}

const ask = async (query: string, changes: Partial<SearchRequest> = {}, of = queries) =>
  (await askMeaning({ ...searchFor(query), ...changes }, of, shelf)).kind;

test("what is looked for is asked of its server once, as plain words, with the key in its header alone", async () => {
  for (let i = 0; i < 3; i++) expect(await ask("speaker:ann dough")).toBe("asked");
  await Promise.all([ask("harbour"), ask("harbour"), ask("harbour", { page: 2 })]);
  expect(host.texts).toEqual(["dough", "harbour"]);
  expect(host.sent[0]).toMatchObject({
    path: "/v1/embeddings",
    authorization: "Bearer sk-secret",
    model: "words-1",
  });
});

test("models that want it are told that it is a query", async () => {
  await ask("dough", {}, new QueryVectors(embedderAt(host, "nomic-embed-text")));
  expect(host.texts).toEqual(["search_query: dough"]);
});

test("so many of the last are kept as a busy minute asks for, and no more", async () => {
  for (let i = 0; i <= 200; i++) await ask(`word${i}`);
  await ask("word200");
  expect(host.sent).toHaveLength(201);
  await ask("word0");
  expect(host.sent).toHaveLength(202);
});

test.each([
  ['"better sleep"', {}],
  ["sleep -kettle", {}],
  ["slee*", {}],
  ["in:title rested", {}],
  ["speaker:ann", {}],
  ["", { show: "nights" }],
  ["sleep", { order: "newest" }],
  ["sleep", { order: "oldest" }],
] as const)(
  "nothing is asked where it is said to the letter, or in another order: %s %o",
  async (query, changes) => {
    expect(await ask(query, changes)).toBe("unasked");
    expect(host.sent).toEqual([]);
  },
);

test("nothing is asked where there are no vectors, or no server is named", async () => {
  expect(await askMeaning(searchFor("sleep"), queries, empty)).toEqual({ kind: "unasked" });
  expect(await askMeaning(searchFor("sleep"), queries, null)).toEqual({ kind: "unasked" });
  expect(await askMeaning(searchFor("sleep"), null, shelf)).toEqual({ kind: "unasked" });
  expect(host.sent).toEqual([]);
});

const faults: readonly EmbedderHostFault[] = [
  { kind: "status", status: 401 },
  { kind: "status", status: 429 },
  { kind: "status", status: 400 },
  { kind: "status", status: 500 },
  { kind: "redirect", to: "http://127.0.0.1:9/" },
  { kind: "hangs" },
  { kind: "half" },
  { kind: "page" },
  { kind: "short" },
  { kind: "zeros" },
];
test.each(faults)("a server that fails with %o is known to have failed", async (fault) => {
  host.always = fault;
  expect(await ask("sleep", {}, queriesFor(300))).toBe("failed");
});

test("a server that gives other dimensions than the vectors have, too", async () => {
  host.dimensions = 16;
  expect(await ask("sleep")).toBe("failed");
});

test("a server that cannot be reached, too", async () => {
  host.close();
  expect(await ask("sleep")).toBe("failed");
});

test("a server that has failed is left alone for ten seconds, and nobody waits for it", async () => {
  host.always = { kind: "status", status: 500 };
  expect(await ask("sleep")).toBe("failed");
  host.always = null;
  now = 9999;
  expect(await ask("sleep")).toBe("failed");
  expect(await ask("boat")).toBe("failed");
  expect(host.sent).toHaveLength(1);
  now = 10_001;
  expect(await ask("sleep")).toBe("asked");
});

test("what it knew before is known meanwhile", async () => {
  await ask("sleep");
  host.always = { kind: "page" };
  expect(await ask("boat")).toBe("failed");
  expect(await ask("sleep")).toBe("asked");
});

test("it is left alone for as long as it says, an hour at most", async () => {
  host.always = { kind: "status", status: 429, retryAfter: "7200" };
  await ask("sleep");
  host.always = null;
  now = 3_599_000;
  expect(await ask("sleep")).toBe("failed");
  now = 3_600_001;
  expect(await ask("sleep")).toBe("asked");
});
