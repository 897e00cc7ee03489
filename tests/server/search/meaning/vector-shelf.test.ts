import { expect, test } from "vitest";
import { quantise } from "#core/search/vector/quantised-vector.ts";
import { encodeVectors } from "#core/search/vector/stored-vectors.ts";
import { VectorKeeper, VectorReader, type VectorShelf } from "#server/search/meaning/vector-shelf.ts";
import type { StoredRow } from "#server/search/meaning/vector-source.ts";

const axis = (dimensions: number, at: number) =>
  quantise(Array.from({ length: dimensions }, (_, i) => (i === at ? 1 : 0)));

/** What a database would hold: one row a transcript. */
class Rows {
  readonly rows = new Map<number, StoredRow>();
  reads = 0;
  #id = 0;

  /** Of each passage of a transcript the direction in which it points; null for none. */
  write(transcriptId: number, first: number, axes: readonly (number | null)[], dimensions = 4): StoredRow {
    const known = new Map([...new Set(axes)].map((at) => [at, at === null ? null : axis(dimensions, at)]));
    const texts = axes.map((at) => (at === null ? null : { text: `${at}`, vector: known.get(at) ?? null }));
    const bytes = encodeVectors(dimensions, texts);
    const row = { id: ++this.#id, transcriptId, first, dimensions, bytes };
    this.rows.set(transcriptId, row);
    return row;
  }

  readonly last = async () => this.#id;

  readonly transcripts = async () => new Set(this.rows.keys());

  readonly read = async (after: number, tell: (row: StoredRow) => void) => {
    this.reads += 1;
    const rows = [...this.rows.values()].filter(({ id }) => id > after);
    for (const row of rows.sort((a, b) => a.id - b.id)) tell(row);
  };
}

/** The ids of the passages that point there, ascending. */
function pointing(shelf: VectorShelf, at: number, reader = new VectorReader(0)): readonly number[] {
  const query = axis(shelf.dimensions, at);
  if (!query) throw new Error("It has no direction");
  const ids: number[] = [];
  reader.each(shelf, query, (id, similarity) => {
    if (similarity > 0.99) ids.push(id);
  });
  return ids.sort((a, b) => a - b);
}

test("vectors are loaded once, and then what is new of them", async () => {
  const rows = new Rows();
  rows.write(1, 10, [0, 1, null, 0]);
  const keeper = new VectorKeeper(rows);
  const first = await keeper.read();
  expect(pointing(first, 0)).toEqual([10, 13]);
  expect(pointing(first, 1)).toEqual([11]);
  expect(await keeper.read()).toBe(first);
  expect(rows.reads).toBe(1);
  rows.write(2, 50, [1]);
  const second = await keeper.read();
  expect(second.number).toBeGreaterThan(first.number);
  expect(pointing(second, 1)).toEqual([11, 50]);
  // Who still has the shelf of before finds what was on it.
  expect(pointing(first, 1)).toEqual([11]);
});

test("a transcript that was embedded again is found as it is now, however often", async () => {
  const rows = new Rows();
  rows.write(1, 10, [0, 1]);
  rows.write(2, 20, [2, 2, 2]);
  const keeper = new VectorKeeper(rows);
  const reader = new VectorReader(1);
  for (let i = 1; i <= 20; i++) {
    rows.write(1, 100 * i, [i % 2, 1 - (i % 2)]);
    const shelf = await keeper.read();
    expect(pointing(shelf, 0, reader)).toEqual([100 * i + (i % 2)]);
    expect(pointing(shelf, 2, reader)).toEqual([20, 21, 22]);
  }
  // Of what is dead at most half is kept.
  expect((await keeper.read()).blocks.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(10);
});

test("of transcripts that are gone nothing is found, and little is kept", async () => {
  const rows = new Rows();
  const keeper = new VectorKeeper(rows);
  for (let i = 1; i <= 20; i++) {
    rows.rows.clear();
    rows.write(i, 10 * i, [0, 0]);
    expect(pointing(await keeper.read(), 0)).toEqual([10 * i, 10 * i + 1]);
  }
  expect((await keeper.read()).blocks.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(4);
});

test("vectors of other dimensions take the place of those of before", async () => {
  const rows = new Rows();
  rows.write(1, 10, [0]);
  const keeper = new VectorKeeper(rows);
  await keeper.read();
  rows.write(2, 20, [0, 1], 40);
  const shelf = await keeper.read();
  expect(shelf.dimensions).toBe(40);
  expect(pointing(shelf, 0)).toEqual([20]);
});

test("what was damaged is left out", async () => {
  const rows = new Rows();
  const damaged = rows.write(1, 10, [0]);
  damaged.bytes[damaged.bytes.length - 1] = 99;
  rows.write(2, 20, [0]);
  expect(pointing(await new VectorKeeper(rows).read(), 0)).toEqual([20]);
});

test("more than one block holds are found in all of them", async () => {
  const rows = new Rows();
  const dimensions = 4096;
  const axes = Array.from({ length: 9000 }, (_, i) => (i % 4096 === 0 ? 7 : 1));
  for (let part = 0; part < 3; part++)
    rows.write(part, 1 + part * 9000, axes.slice(0, part === 2 ? 100 : 9000), dimensions);
  const shelf = await new VectorKeeper(rows).read();
  expect(shelf.blocks.length).toBe(2);
  expect(pointing(shelf, 7)).toEqual([1, 4097, 8193, 9001, 13_097, 17_193, 18_001]);
});
