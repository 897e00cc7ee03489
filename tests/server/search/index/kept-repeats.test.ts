import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { sketchesOf } from "#core/search/index/sketch.ts";
import { KeptRepeats } from "#server/search/index/kept-repeats.ts";

const READ = "This show is brought to you by Candlewick, who make rope for lighthouses of every size.";

function partOf(...ids: readonly number[]) {
  const segment = buildSegment(ids.map((id) => ({ id, columns: [READ] })));
  return { segment, deletions: null, sketches: sketchesOf(segment) };
}

test("among few passages it is found again whenever some come", () => {
  const kept = new KeptRepeats(() => 0);
  const first = partOf(1, 2);
  expect([...kept.read([first]).ids]).toEqual([1, 2]);
  expect([...kept.read([first, partOf(3)]).ids]).toEqual([1, 2, 3]);
  expect(kept.isDue()).toBe(false);
});

test("among many it is found again half a minute later, and is due then", () => {
  let time = 0;
  const kept = new KeptRepeats(() => time, 1);
  const first = partOf(1, 2);
  const parts = [first, partOf(3)];
  expect([...kept.read([first]).ids]).toEqual([1, 2]);
  expect([...kept.read(parts).ids]).toEqual([1, 2]);
  expect(kept.isDue()).toBe(false);
  time = 30_001;
  expect(kept.isDue()).toBe(true);
  expect([...kept.read(parts).ids]).toEqual([1, 2, 3]);
  expect(kept.isDue()).toBe(false);
});

test("the same passages are not looked through again", () => {
  const kept = new KeptRepeats(() => 0);
  const part = partOf(1, 2);
  const found = kept.read([part]);
  expect(kept.read([{ ...part }])).toBe(found);
});
