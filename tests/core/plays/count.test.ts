import fc from "fast-check";
import { expect, test } from "vitest";
import { countOf, NO_PLAYS, type PlayCount, sumPlays } from "#core/plays/count.ts";
import { heardEnd, mostAgain, mostStops, shareToEnd } from "#core/plays/curve.ts";
import type { HeardMessage } from "#core/plays/message.ts";
import { END_PART, PARTS } from "#core/plays/parts.ts";

const parts = fc.uniqueArray(fc.nat(PARTS - 1));
const message: fc.Arbitrary<HeardMessage> = fc.record({
  kind: fc.constant("heard"),
  show: fc.constant("lamps"),
  episode: fc.constant("wick"),
  play: fc.boolean(),
  embedded: fc.boolean(),
  heard: parts,
  again: parts,
});
const sumOf = (messages: readonly HeardMessage[]) => messages.map(countOf).reduce(sumPlays, NO_PLAYS);

test("messages come to the same sums in any order and any grouping", () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, chance) => {
      const shuffled = all.map((one) => [chance.next().value, one] as const).sort(([a], [b]) => a - b);
      const others = shuffled.map(([, one]) => one);
      const cut = chance.next().value % (all.length + 1);
      expect(sumOf(others)).toEqual(sumOf(all));
      expect(sumPlays(sumOf(others.slice(cut)), sumOf(others.slice(0, cut)))).toEqual(sumOf(all));
    }),
  );
});

test("no message adds more than one to anything", () => {
  fc.assert(
    fc.property(message, (one) => {
      const { plays, embedded, heard, again } = countOf(one);
      expect(Math.max(0, plays, embedded, ...heard, ...again)).toBeLessThanOrEqual(1);
      expect([heard, again].map((counts) => counts.flatMap((count, part) => (count ? part : [])))).toEqual([
        one.heard.toSorted((a, b) => a - b),
        one.again.toSorted((a, b) => a - b),
      ]);
    }),
  );
});

test("a listening in a frame counts among all, and only where it is a play", () => {
  const framed = { kind: "heard", show: "a", episode: "b", embedded: true, heard: [2], again: [] } as const;
  expect(countOf({ ...framed, play: true })).toEqual({ plays: 1, embedded: 1, heard: [0, 0, 1], again: [] });
  expect(countOf({ ...framed, play: false })).toMatchObject({ plays: 0, embedded: 0 });
});

const curve = (...heard: readonly number[]): PlayCount => ({ ...NO_PLAYS, heard });

test("the end is where its last words are not needed any more", () => {
  const full = Array.from({ length: END_PART }, () => 4);
  expect(heardEnd(curve(...full))).toBe(0);
  expect(heardEnd(curve(...full, 3))).toBe(3);
  expect(shareToEnd(4, 3)).toBe(0.75);
  expect(shareToEnd(0, 3)).toBeNull();
  expect(shareToEnd(2, 3)).toBe(1);
});

test("the most have left where the next part lost the most, which is not the end", () => {
  expect(mostStops(curve(9, 9, 4, 3))).toEqual({ part: 1, count: 5 });
  expect(mostStops(curve(...Array.from({ length: PARTS }, () => 9)))).toBeNull();
  expect(mostStops(NO_PLAYS)).toBeNull();
});

test("the part that was heard once more by the most is the first of them", () => {
  expect(mostAgain({ again: [0, 2, 5, 5] })).toEqual({ part: 2, count: 5 });
  expect(mostAgain(NO_PLAYS)).toBeNull();
});
