import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderBetween } from "#core/queue/order.ts";
import {
  addLast,
  addNext,
  moveItem,
  parseQueue,
  type Queue,
  restoreItems,
  without,
} from "#core/queue/queue.ts";
import { trackOf } from "../../track.ts";

const episode = (name: string) => ({ track: trackOf("s", name), moment: null });
const queueOf = (...names: readonly string[]): Queue =>
  names.reduce<Queue>((queue, name) => addLast(queue, episode(name), name), []);
const ids = (queue: Queue) => queue.map(({ id }) => id);

describe("a number between two others", () => {
  const order = fc.double({ noNaN: true, noDefaultInfinity: true });
  test("lies between them, or there is none", () => {
    fc.assert(
      fc.property(order, order, (one, other) => {
        const [before, after] = [Math.min(one, other), Math.max(one, other)];
        const between = orderBetween(before, after);
        if (between === null) return;
        expect(before < between && between < after).toBe(true);
      }),
    );
  });

  test.each([
    [null, null, 0],
    [3, null, 4],
    [null, 3, 2],
    [1, 2, 1.5],
    [1, 1, null],
    [2, 1, null],
    [Number.MAX_VALUE, null, null],
    [1, 1 + Number.EPSILON, null],
  ])("between %s and %s is %s", (before, after, expected) => {
    expect(orderBetween(before, after)).toBe(expected);
  });
});

describe("a queue", () => {
  test("next is before all others, last behind them", () => {
    expect(ids(addNext(queueOf("a", "b"), episode("c"), "c"))).toEqual(["c", "a", "b"]);
    expect(ids(addLast(queueOf("a", "b"), episode("c"), "c"))).toEqual(["a", "b", "c"]);
  });

  test("what waits there already is moved, not doubled, and moments are not their episode", () => {
    const queue = queueOf("a", "b");
    expect(ids(addNext(queue, episode("b"), "new"))).toEqual(["b", "a"]);
    expect(ids(addLast(queue, episode("a"), "new"))).toEqual(["b", "a"]);
    const part = { ...episode("a"), moment: { start: 5, end: 9 } };
    const parts = addLast(queue, part, "part");
    expect(ids(parts)).toEqual(["a", "b", "part"]);
    expect(ids(addNext(parts, { ...part, moment: { start: 5, end: 9 } }, "new"))).toEqual(["part", "a", "b"]);
    expect(ids(addLast(parts, { ...part, moment: { start: 5, end: null } }, "new"))).toContain("new");
  });

  test.each([
    ["a", 2, "b c a"],
    ["c", 0, "c a b"],
    ["b", 1, "a b c"],
    ["a", 1, "b a c"],
    ["b", 99, "a c b"],
    ["b", -1, "b a c"],
    ["nobody", 0, "a b c"],
  ])("%s moved to %d: %s", (id, index, expected) => {
    expect(ids(moveItem(queueOf("a", "b", "c"), id, index)).join(" ")).toBe(expected);
  });

  test("what was taken away comes back where it was, however the others have moved", () => {
    const queue = queueOf("a", "b", "c", "d");
    const taken = queue.filter(({ id }) => id === "b");
    const rest = moveItem(without(queue, "b"), "d", 0);
    expect(ids(restoreItems(rest, taken))).toEqual(["d", "a", "b", "c"]);
    expect(ids(restoreItems(queue, taken))).toEqual(["a", "b", "c", "d"]);
    expect(restoreItems([], queue)).toEqual(queue);
  });

  test("thousands of moves never bring two to one place, nor their numbers out of order", () => {
    const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(8)), { minLength: 2000, maxLength: 3000 });
    fc.assert(
      fc.property(moves, (steps) => {
        const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let queue = queueOf(...names);
        const expected = [...names];
        for (const [which, to] of steps) {
          const name = names[which] ?? "";
          queue = moveItem(queue, name, to);
          expected.splice(expected.indexOf(name), 1);
          expected.splice(to, 0, name);
        }
        expect(ids(queue)).toEqual(expected);
        const orders = queue.map(({ order }) => order);
        expect(new Set(orders).size).toBe(names.length);
        expect(orders).toEqual(orders.toSorted((a, b) => a - b));
        expect(ids(parseQueue(JSON.parse(JSON.stringify(queue))))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test("two that were given one place on two devices stay apart", () => {
    const queue = parseQueue([
      { ...queueOf("b")[0], order: 1 },
      { ...queueOf("a")[0], order: 1 },
    ]);
    expect(ids(queue)).toEqual(["a", "b"]);
    expect(ids(moveItem(addLast(queue, episode("c"), "c"), "c", 1))).toEqual(["a", "c", "b"]);
  });
});

describe("a queue that was kept", () => {
  const [kept] = queueOf("a");
  test.each([
    ["nothing", null],
    ["no list", { a: 1 }],
    ["an entry without a track", [{ ...kept, track: undefined }]],
    ["a track that names no episode", [{ ...kept, track: { ...kept?.track, href: "/library" } }]],
    ["an empty id", [{ ...kept, id: "" }]],
    ["a place that is no number", [{ ...kept, order: "1" }]],
    ["a range that ends before it starts", [{ ...kept, moment: { start: 5, end: 4 } }]],
    ["a moment before the beginning", [{ ...kept, moment: { start: -1, end: null } }]],
  ])("%s is passed over", (_, value) => {
    expect(parseQueue(value)).toEqual([]);
  });

  test("what can be read is, in its order and once, whatever stands beside it", () => {
    const queue = queueOf("a", "b");
    expect(parseQueue([queue[1], 7, queue[0], queue[1]])).toEqual(queue);
  });
});
