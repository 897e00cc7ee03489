import { expect, test, vi } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import type { Repeats } from "#core/search/index/repeats.ts";
import { type ComparedSegment, Comparer } from "#server/search/index/comparer.ts";
import { KeptRepeats } from "#server/search/index/kept-repeats.ts";

const READ = "This show is brought to you by Candlewick, who make rope for lighthouses of every size.";

function partOf(...ids: readonly number[]): ComparedSegment {
  const built = buildSegment(ids.map((id) => ({ id, columns: [READ] }))).bytes;
  const bytes = new SharedArrayBuffer(built.byteLength);
  new Uint8Array(bytes).set(built);
  return { id: ids[0] ?? 0, bytes, deletions: null };
}

const notApart = () => expect.unreachable("So few are compared at once");

/** Repeats among many, which are found when the test says so. */
function keptApart() {
  const asked: ((failing?: Error) => void)[] = [];
  const compareApart = (of: readonly ComparedSegment[]) =>
    new Promise<Repeats>((resolve, reject) => {
      asked.push((failing) => (failing ? reject(failing) : resolve(new Comparer().compare(of))));
    });
  const clock = { time: 0 };
  const kept = new KeptRepeats({ now: () => clock.time, compareApart, quick: 1 });
  const answer = async (failing?: Error) => {
    asked.shift()?.(failing);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { kept, clock, asked, answer, read: (of: readonly ComparedSegment[]) => [...kept.read(of, 9).ids] };
}

test("among few passages it is found again whenever some come", () => {
  const kept = new KeptRepeats({ now: () => 0, compareApart: notApart });
  const first = partOf(1, 2);
  expect([...kept.read([first], 2).ids]).toEqual([1, 2]);
  expect([...kept.read([first, partOf(3)], 3).ids]).toEqual([1, 2, 3]);
  expect(kept.isDue()).toBe(false);
});

test("the same passages are not looked through again", () => {
  const kept = new KeptRepeats({ now: () => 0, compareApart: notApart });
  const part = partOf(1, 2);
  const found = kept.read([part], 2);
  expect(kept.read([{ ...part }], 2)).toBe(found);
});

test("among many nothing repeats anything until it is found apart, and then it is due to be told", async () => {
  const { kept, read, answer } = keptApart();
  const parts = [partOf(1, 2)];
  expect(read(parts)).toEqual([]);
  expect(kept.isDue()).toBe(false);
  await answer();
  expect(kept.isDue()).toBe(true);
  expect(read(parts)).toEqual([1, 2]);
  expect(kept.isDue()).toBe(false);
});

test("among many it is found again half a minute later, and is due then", async () => {
  const { kept, clock, asked, read, answer } = keptApart();
  const first = partOf(1, 2);
  const parts = [first, partOf(3)];
  read([first]);
  await answer();
  expect(read(parts)).toEqual([1, 2]);
  expect([kept.isDue(), asked.length]).toEqual([false, 0]);
  clock.time = 30_001;
  expect(kept.isDue()).toBe(true);
  expect(read(parts)).toEqual([1, 2]);
  expect([kept.isDue(), asked.length]).toEqual([false, 1]);
  await answer();
  expect(read(parts)).toEqual([1, 2, 3]);
  clock.time = 90_000;
  expect(kept.isDue()).toBe(false);
});

test("one comparing ends before the next begins, and what came meanwhile is behind", async () => {
  const { kept, clock, asked, read, answer } = keptApart();
  const first = partOf(1, 2);
  read([first]);
  clock.time = 90_000;
  expect(read([first, partOf(3)])).toEqual([]);
  expect(asked.length).toBe(1);
  await answer();
  const parts = [first, partOf(4)];
  expect(read(parts)).toEqual([1, 2]);
  expect([kept.isDue(), asked.length]).toEqual([false, 1]);
  await answer();
  expect(read(parts)).toEqual([1, 2, 4]);
});

test("one that fails leaves what was found before, and is begun again half a minute later", async () => {
  const { kept, clock, asked, read, answer } = keptApart();
  vi.mocked(console.error).mockImplementationOnce(() => {});
  const parts = [partOf(1, 2)];
  read(parts);
  await answer(new Error("The thread was ended"));
  expect(console.error).toHaveBeenCalledExactlyOnceWith(new Error("The thread was ended"));
  vi.mocked(console.error).mockClear();
  expect(read(parts)).toEqual([]);
  expect([kept.isDue(), asked.length]).toEqual([false, 0]);
  clock.time = 30_001;
  expect(kept.isDue()).toBe(true);
  read(parts);
  await answer();
  expect(read(parts)).toEqual([1, 2]);
});
