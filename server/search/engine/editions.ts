import { z } from "zod";
import { at } from "../catalogue/at.ts";
import { readIntegers } from "./integers.ts";

const editionsRow = z.object({ ids: z.string(), editions: z.string() });

/** By the ids of all rows of a table: another where a row is another. */
export type Editions = ReadonlyMap<number, number>;

/** The editions that a statement gives as one row: ids, and as many editions. */
export function editionsOf(row: unknown): Editions {
  const { ids, editions } = editionsRow.parse(row);
  const numbers = readIntegers(editions);
  const byId = new Map<number, number>();
  for (const [index, id] of readIntegers(ids).entries()) byId.set(id, at(numbers, index));
  return byId;
}

/** The ids of those rows that are new, or others than they were before. */
export function newsAmong(editions: Editions, before: Editions): number[] {
  return [...editions.keys()].filter((id) => before.get(id) !== editions.get(id));
}
