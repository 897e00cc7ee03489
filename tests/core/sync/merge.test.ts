import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asChange, type Change } from "#core/sync/change.ts";
import { keyOf } from "#core/sync/key.ts";
import { MENDED, merge, write } from "#core/sync/merge.ts";
import { stampAfter } from "#core/sync/stamp.ts";

// Few keys, times and devices, so that all that can meet does; also two values under one stamp, which no honest device writes.
const change: fc.Arbitrary<Change> = fc.record({
  key: fc.constantFrom(keyOf("bookmark", "a"), keyOf("later", "b"), keyOf("place", "c", "d")),
  value: fc.oneof(fc.constant(null), fc.jsonValue({ maxDepth: 2 })),
  stamp: fc
    .tuple(fc.nat(3), fc.constantFrom("device01", "device02"))
    .map(([at, device]) => stampAfter(null, at, device)),
});
const changes = fc.array(change, { maxLength: 12 });
const EMPTY = new Map<string, Change>();
const sorted = (state: ReadonlyMap<string, Change>) =>
  [...state].sort(([one], [other]) => (one < other ? -1 : 1));

describe("merging", () => {
  test("comes to the same in any order, any grouping and any number of times", () => {
    fc.assert(
      fc.property(changes, fc.infiniteStream(fc.nat()), (all, chance) => {
        const expected = sorted(merge(EMPTY, all));
        const shuffled = all.map((one) => [chance.next().value, one] as const).sort(([a], [b]) => a - b);
        const cut = chance.next().value % (all.length + 1);
        const others = shuffled.map(([, one]) => one);
        const inTwo = merge(merge(EMPTY, others.slice(0, cut)), others.slice(cut));
        const both = merge(merge(EMPTY, others.slice(cut)), merge(EMPTY, others.slice(0, cut)).values());
        expect(sorted(inTwo)).toEqual(expected);
        expect(sorted(both)).toEqual(expected);
        expect(sorted(merge(merge(both, all), others))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("takes the later, keeps deletions, and changes nothing that was given", () => {
    const early = { key: keyOf("k"), value: 1, stamp: stampAfter(null, 1, "device02") };
    const late = { key: keyOf("k"), value: null, stamp: stampAfter(null, 2, "device01") };
    const state = merge(EMPTY, [early]);
    expect(merge(state, [late]).get(late.key)).toBe(late);
    expect(merge(merge(EMPTY, [late]), [early]).get(late.key)).toBe(late);
    expect(state.get(early.key)).toBe(early);
  });

  test("carries kinds that nobody here knows", () => {
    fc.assert(
      fc.property(change, (one) => {
        const sent: unknown = JSON.parse(JSON.stringify(one));
        expect(asChange(sent)).toEqual(sent);
        expect(merge(EMPTY, [one]).get(one.key)).toBe(one);
      }),
    );
  });
});

describe("what a device writes", () => {
  const key = keyOf("k");
  const known = { key, value: 1, stamp: stampAfter(null, 500, "device02") };
  const writer = { id: "device01", state: merge(EMPTY, [known]) };

  test("is later than what it knows, and else of its own time", () => {
    expect(write(writer, key, 2, 400).stamp > known.stamp).toBe(true);
    expect(write(writer, key, 2, 600).stamp).toBe(stampAfter(null, 600, "device01"));
    expect(write(writer, keyOf("other"), 2, 400).stamp).toBe(stampAfter(null, 400, "device01"));
    const seen = stampAfter(null, 700, "device03");
    expect(write(writer, key, 2, 600, seen).stamp > seen).toBe(true);
  });

  test("is before all that is done after what it mends", () => {
    const mended = write(writer, key, 2, MENDED);
    const done = write({ id: "device03", state: writer.state }, key, null, 501);
    expect(mended.stamp > known.stamp).toBe(true);
    expect(merge(writer.state, [done, mended]).get(key)).toBe(done);
  });
});
