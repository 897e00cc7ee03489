import { expect, test } from "vitest";
import type { NearTerm } from "#core/search/index/index-query.ts";
import { placesAmong } from "#server/search/postgresql/small-index.ts";

const ids = (length: number) => Int32Array.from({ length }, (_, index) => index + 1);

const near: NearTerm = {
  kind: "near",
  of: [
    { words: ["lamp"], times: 1 },
    { words: ["rock"], times: 1 },
  ],
  between: 1,
};

/** Every third text has the words beside one another, and those of even numbers once more. */
function textOf(id: number): string {
  if (id % 3 !== 0) return "lamp of an old rock";
  return id % 2 === 0 ? "lamp rock, lamp rock" : "a lamp, a rock";
}

test("of any number of texts no more are read at once than make a segment, and each is read once", async () => {
  const asked: number[][] = [];
  const ask = async (_: string, values: readonly unknown[] = []) => {
    const [some] = values as [number[]];
    asked.push(some);
    return some.map((id) => ({ id, columns: [textOf(id)] }));
  };
  const found = await placesAmong(ask, "passages", ids(4500), near, [near], null);
  expect(asked.map((some) => some.length)).toEqual([2000, 2000, 500]);
  expect(asked.flat()).toEqual([...ids(4500)]);
  expect([...found.ids]).toEqual([...ids(4500)].filter((id) => id % 3 === 0));
  expect([...found.lengths]).toEqual(Array.from(found.ids, () => 4));
  expect([...(found.frequencies[0] ?? [])]).toEqual(Array.from(found.ids, (id) => (id % 2 === 0 ? 2 : 1)));
});
