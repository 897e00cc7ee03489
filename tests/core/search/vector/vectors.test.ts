import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "#core/search/query.ts";
import { meaningText } from "#core/search/vector/meaning-text.ts";
import { taskOf } from "#core/search/vector/model-task.ts";
import { passageTexts } from "#core/search/vector/passage-texts.ts";
import { quantise } from "#core/search/vector/quantised-vector.ts";
import { fuseRanks } from "#core/search/vector/reciprocal-ranks.ts";
import { decodeVectors, encodeVectors, knownTexts } from "#core/search/vector/stored-vectors.ts";
import { hashText } from "#core/search/vector/text-hash.ts";

test("a vector is kept in 8 bits a number as what has the length 1", () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 100 }), (vector) => {
      fc.pre(Math.hypot(...vector) > 1e-6);
      const kept = quantise(vector);
      const length = Math.hypot(...vector);
      const largest = Math.max(...vector.map(Math.abs));
      for (const [i, original] of vector.entries())
        expect(
          Math.abs((kept?.numbers[i] ?? 0) * (kept?.scale ?? 0) - original / length),
        ).toBeLessThanOrEqual((largest / length / 127) * 0.501);
    }),
  );
});

test.each([[[]], [[0, 0]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])(
  "%j has no direction",
  (vector) => {
    expect(quantise(vector)).toBeNull();
  },
);

const vectorOf = (...numbers: number[]) => quantise(numbers);

test("vectors are read as they were written, with those that are missing and those that there is none of", () => {
  const bytes = encodeVectors(3, [
    { text: "one", vector: vectorOf(1, 2, 3) },
    null,
    { text: "refused", vector: null },
    { text: "two", vector: vectorOf(-1, 0, 0.5) },
  ]);
  const stored = decodeVectors(bytes);
  const find = knownTexts(stored);
  expect(find("one")).toEqual({
    text: "one",
    vector: { ...vectorOf(1, 2, 3), scale: expect.closeTo(vectorOf(1, 2, 3)?.scale ?? 0) },
  });
  expect(find("two")?.vector?.numbers).toEqual(vectorOf(-1, 0, 0.5)?.numbers);
  expect(find("refused")).toEqual({ text: "refused", vector: null });
  expect(find("three")).toBeUndefined();
  expect(find("")).toBeUndefined();
  // What a driver hands over may lie anywhere in its buffer.
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(decodeVectors(shifted.subarray(1))).toEqual(stored);
});

test("what was damaged is no vector", () => {
  const bytes = encodeVectors(3, [{ text: "one", vector: vectorOf(1, 2, 3) }]);
  for (let place = 0; place < bytes.length; place++) {
    const damaged = bytes.slice();
    damaged[place] = (damaged[place] ?? 0) ^ 0x40;
    expect(decodeVectors(damaged), String(place)).toBeNull();
  }
  expect(decodeVectors(bytes.slice(0, -1))).toBeNull();
  expect(decodeVectors(new Uint8Array())).toBeNull();
});

test("a vector of other dimensions is not written among others", () => {
  expect(() => encodeVectors(2, [{ text: "one", vector: vectorOf(1, 2, 3) }])).toThrow("3 dimensions");
});

test("texts that differ a little have other hashes", () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `passage ${i} of many`);
  expect(new Set(texts.map((text) => hashText(text).join())).size).toBe(texts.length);
  expect(hashText("")).not.toEqual([0, 0]);
});

test("a short passage is embedded with what was said before it, a long one alone, silence not at all", () => {
  const long = "word ".repeat(40).trim();
  const [first, short, silence, after] = passageTexts([long, "Yes, always.", "…", "No."]);
  expect(first).toBe(long);
  expect(short).toBe(`${long} Yes, always.`);
  expect(silence).toBe("");
  expect(after).toBe("… No.");
  expect(passageTexts(["Alone."])).toEqual(["Alone."]);
  expect(passageTexts(["x".repeat(9000)])[0]).toHaveLength(1500);
});

test.each([
  ["sleep better", "sleep better"],
  ["sleep OR rest", "sleep rest"],
  ["speaker:ann sleep after:2025", "sleep"],
  ['"sleep better"', null],
  ["sleep -dream", null],
  ["slee*", null],
  ["in:title sleep", null],
  ["speaker:ann", null],
  ["", null],
])("%s is looked for by the meaning of %s", (query, text) => {
  expect(meaningText(parseQuery(query))).toBe(text);
});

test("orders are joined by reciprocal ranks: what both have comes first, and what one alone has keeps its place", () => {
  const words = ["a", "b", "c", "d"];
  expect(fuseRanks(words, [], (thing) => thing)).toEqual(words);
  // 1/63 + 1/61 is more than 1/61, and than 1/62 + 1/62.
  expect(fuseRanks(words, ["c"], (thing) => thing)).toEqual(["c", "a", "b", "d"]);
  expect(fuseRanks(words, ["z", "b", "d"], (thing) => thing)).toEqual(["b", "d", "a", "c"]);
  expect(fuseRanks(words, ["b", "a"], (thing) => thing)).toEqual(["a", "b", "c", "d"]);
});

test.each([
  ["nomic-embed-text:latest", "search_query: "],
  ["intfloat/multilingual-e5-small", "query: "],
  ["multilingual-e5-large-instruct", ""],
  ["BAAI/bge-small-en-v1.5", "Represent this sentence for searching relevant passages: "],
  ["text-embedding-3-small", ""],
  ["bge-m3", ""],
])("%s wants %j before what is looked for", (model, query) => {
  expect(taskOf(model).query).toBe(query);
});
