import fc from "fast-check";
import { expect, test } from "vitest";
import { dotModule } from "#core/search/vector/dot-module.ts";
import { type DotProducts, plainDotProducts } from "#core/search/vector/dot-products.ts";
import { Nearest } from "#core/search/vector/nearest.ts";
import { type QuantisedVector, quantise } from "#core/search/vector/quantised-vector.ts";
import { BLOCK_BYTES, eachSimilarity, putVector, viewBlock } from "#core/search/vector/vector-block.ts";
import { dotsOf } from "#server/search/meaning/dots.ts";

const PAGES = BLOCK_BYTES / 65_536;

function freshMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true });
}

test("the module multiplies as the script does, to the last number, whatever the numbers", () => {
  const memory = freshMemory();
  const [module, script] = [dotsOf(memory), plainDotProducts(memory.buffer)];
  const byte = fc.integer({ min: -128, max: 127 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 5 }),
      fc.array(byte),
      (steps, count, some) => {
        const stride = 16 * steps;
        const valueAt = (index: number) => some[index % some.length] ?? (index % 2 === 0 ? -128 : 127);
        const question = { query: 1024, vectors: 4096, stride, count, out: 65_536 };
        new Int16Array(memory.buffer, 1024, stride).set(
          Array.from({ length: stride }, (_, i) => valueAt(i * 7)),
        );
        new Int8Array(memory.buffer, 4096, stride * count).set(
          Array.from({ length: stride * count }, (_, i) => valueAt(i)),
        );
        const answerOf = (dots: DotProducts) => {
          const out = new Int32Array(memory.buffer, 65_536, count + 1).fill(77);
          dots(question);
          return [...out];
        };
        const answer = answerOf(module);
        expect(answer).toEqual(answerOf(script));
        expect(answer.at(-1)).toBe(77);
      },
    ),
  );
});

test("the module is one that this engine takes", () => {
  expect(WebAssembly.validate(dotModule())).toBe(true);
});

const directions = (seed: number, count: number, dimensions: number): QuantisedVector[] => {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state / 2 ** 31;
  };
  return Array.from({ length: count }, () => {
    const vector = quantise(Array.from({ length: dimensions }, next));
    if (!vector) throw new Error("It has no direction");
    return vector;
  });
};

const cosine = (a: QuantisedVector, b: QuantisedVector) =>
  a.numbers.reduce((sum, value, i) => sum + value * (b.numbers[i] ?? 0), 0) * a.scale * b.scale;

test.each([
  // More than are multiplied at once.
  [3, 4500],
  [16, 4500],
  [384, 300],
  [1000, 300],
])("of vectors of %d numbers the nearest are found, and none that is dead", (dimensions, count) => {
  const memory = freshMemory();
  const block = viewBlock(memory.buffer, dimensions);
  const vectors = directions(dimensions, count, dimensions);
  for (const [place, vector] of vectors.entries()) putVector(block, place, place + 1, vector);
  block.ids[7] = 0;
  const [query] = directions(99, 1, dimensions);
  if (!query) throw new Error("There is no query");
  const expected = vectors
    .map((vector, place) => ({ id: place + 1, similarity: cosine(vector, query) }))
    .filter(({ id }) => id !== 8 && id % 2 === 0)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, 10);
  for (const dots of [dotsOf(memory), plainDotProducts(memory.buffer)]) {
    const told: { id: number; similarity: number }[] = [];
    eachSimilarity(block, count, query, { dots, thread: 1 }, (id, similarity) =>
      told.push({ id, similarity }),
    );
    expect(told).toHaveLength(count - 1);
    const best = told
      .filter(({ id }) => id % 2 === 0)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, 10);
    expect(best.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    for (const [i, { similarity }] of best.entries())
      expect(similarity).toBeCloseTo(expected[i]?.similarity ?? 0, 5);
  }
});

test("the nearest are those that are wanted, the nearest first, and far enough above the mean of all", () => {
  const nearest = new Nearest(3, (id) => id !== 2);
  const similarities = [0.1, 0.95, 0.9, 0.5, 0.8, 0.85, 0.1, 0.1, 0.1, 0.1];
  for (const [i, similarity] of similarities.entries()) nearest.add(i + 1, similarity);
  expect(nearest.found.map(({ id }) => id)).toEqual([3, 6, 5]);
  const alike = new Nearest(3, () => true);
  for (const similarity of [0.8, 0.79, 0.81, 0.8]) alike.add(1, similarity);
  expect(alike.found).toEqual([]);
  expect(new Nearest(3, () => true).found).toEqual([]);
});
