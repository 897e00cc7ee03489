import { beforeEach, expect, test } from "vitest";
import type { Outcome } from "#features/sync/exchange.ts";
import { Timetable } from "#features/sync/timetable.ts";

interface Due {
  readonly at: number;
  readonly callback: () => void;
}

let time: number;
let due: Set<Due>;
let asked: number;
let outcome: Outcome;
let unsent: boolean;
let seen: boolean;
let table: Timetable;

beforeEach(() => {
  [time, due, asked, outcome, unsent, seen] = [0, new Set(), 0, { kind: "inStep" }, true, true];
  table = new Timetable({
    note: async () => unsent,
    exchange: async () => {
      asked++;
      return outcome;
    },
    isSeen: () => seen,
    after: (wait, callback) => {
      const next = { at: time + wait, callback };
      due.add(next);
      return () => due.delete(next);
    },
    now: () => time,
  });
});

/** Lets so many seconds pass. */
async function pass(seconds: number): Promise<void> {
  const end = time + seconds * 1000;
  for (;;) {
    await new Promise(setImmediate);
    const [next] = [...due].sort((one, other) => one.at - other.at);
    if (!next || next.at > end) break;
    due.delete(next);
    time = next.at;
    next.callback();
  }
  time = end;
}

test("what is done is sent some seconds later, once", async () => {
  table.changed();
  table.changed();
  await pass(1);
  expect(asked).toBe(0);
  await pass(9);
  expect(asked).toBe(1);
});

test("what goes on all the time is sent now and then", async () => {
  for (let second = 0; second < 60; second += 5) {
    table.changed();
    await pass(5);
  }
  expect(asked).toBe(3);
});

test("where nothing is done others are asked for now and then", async () => {
  unsent = false;
  await table.hurry();
  table.changed();
  await pass(10 * 60);
  expect(asked).toBe(4);
});

test("where nobody looks only what is done here is told, and at once by a page that goes", async () => {
  seen = false;
  unsent = false;
  await table.hurry();
  await pass(60 * 60);
  expect(asked).toBe(1);
  table.leave();
  await pass(0);
  expect(asked).toBe(1);
  table.changed();
  table.leave();
  await pass(0);
  expect(asked).toBe(2);
});

test("after failures it asks less and less often, whatever is done, but at once for a reason", async () => {
  outcome = { kind: "unreachable" };
  await table.hurry();
  for (let minute = 0; minute < 30; minute++) {
    table.changed();
    await pass(60);
  }
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(10);
  const before = asked;
  outcome = { kind: "inStep" };
  await table.hurry();
  expect(asked).toBe(before + 1);
  table.changed();
  await pass(60);
  expect(asked).toBe(before + 2);
});

test("a reason while it asks has it ask again afterwards", async () => {
  await Promise.all([table.hurry(), table.hurry(), table.hurry()]);
  await pass(0);
  expect(asked).toBe(2);
});

test("who is signed out, or has left, asks no more", async () => {
  outcome = { kind: "signedOut" };
  await table.hurry();
  table.changed();
  await table.hurry();
  await pass(60 * 60);
  expect(asked).toBe(1);
});
