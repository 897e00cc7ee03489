import { describe, expect, test } from "vitest";
import { type Device, keepChanges, newDevice, nextBatch, stampAnew, takeAnswer } from "#core/sync/device.ts";
import { keyOf } from "#core/sync/key.ts";
import { write } from "#core/sync/merge.ts";
import { timeOf } from "#core/sync/stamp.ts";
import { FakeBrowser, FakeServer } from "./simulation.ts";

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;
/** By so much clocks may differ. */
const MINUTES = 300_000;
const empty = { cursor: "1", changes: [], more: false };

function wrote(device: Device, name: string, value: unknown, at = NOW): Device {
  return keepChanges(device, [write(device, keyOf("k", name), value, at)]);
}

describe("what a device has not sent", () => {
  test("is sent until it is answered, the latest of each key alone", () => {
    const device = wrote(wrote(newDevice("device01"), "a", 1), "a", 2);
    const batch = nextBatch(device);
    expect(batch.changes.map(({ value }) => value)).toEqual([2]);
    expect(nextBatch(device)).toEqual(batch);
    const answered = takeAnswer(device, batch, empty);
    expect(nextBatch(answered)).toEqual({ cursor: "1", changes: [] });
    expect(takeAnswer(answered, batch, empty)).toEqual(answered);
  });

  test("is still to be sent where it was written anew meanwhile", () => {
    const device = wrote(newDevice("device01"), "a", 1);
    const batch = nextBatch(device);
    const answered = takeAnswer(wrote(device, "a", 2), batch, empty);
    expect(nextBatch(answered).changes.map(({ value }) => value)).toEqual([2]);
  });

  test("is not sent where the server has later", () => {
    const device = wrote(newDevice("device01"), "a", 1);
    const later = write(wrote(newDevice("device02"), "a", 1), keyOf("k", "a"), 2, NOW + 1);
    const asked = { cursor: null, changes: [] };
    const answered = takeAnswer(device, asked, { ...empty, changes: [later] });
    expect(nextBatch(answered).changes).toEqual([]);
    expect(answered.state.get(later.key)).toEqual(later);
  });

  test("goes in batches of so many, and so long, but for one that is longer", () => {
    let many = newDevice("device01");
    const changes = Array.from({ length: 1100 }, (_, index) =>
      write(many, keyOf("k", `${index}`), index, NOW),
    );
    many = keepChanges(many, changes);
    expect(nextBatch(many).changes).toHaveLength(500);
    const long = "x".repeat(60_000);
    const few = Array.from({ length: 20 }, (_, index) => write(many, keyOf("l", `${index}`), long, NOW));
    expect(nextBatch(keepChanges(newDevice("device01"), few)).changes).toHaveLength(8);
    const server = new FakeServer(100);
    const [one, other] = [new FakeBrowser("a"), new FakeBrowser("b")];
    one.device = keepChanges(one.device, [...changes, ...few]);
    one.sync(server, NOW);
    other.sync(server, NOW);
    expect(other.device.state).toEqual(one.device.state);
    expect(other.device.state.size).toBe(1120);
  });

  test("does not hold what is too long for any server", () => {
    const device = wrote(newDevice("device01"), "a", "x".repeat(70_000));
    expect(nextBatch(device).changes).toEqual([]);
  });
});

describe("a device whose clock is ahead", () => {
  test("stamps anew what was not sent, in the order in which it was written, and nothing else", () => {
    const behind = wrote(newDevice("device01"), "z", 0, NOW - DAY);
    const early = wrote(wrote(behind, "b", 0, NOW + DAY), "a", 1, NOW + DAY + 1);
    const device = wrote(early, "b", 2, NOW + DAY + 2);
    const changes = [...stampAnew(device, NOW).state.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    expect(changes.map(({ value }) => value)).toEqual([0, 1, 2]);
    expect(changes.map(({ stamp }) => timeOf(stamp))).toEqual([NOW - DAY, NOW + MINUTES, NOW + MINUTES]);
  });

  test("has the last word about what the server has already of it", () => {
    const server = new FakeServer(100);
    const fast = new FakeBrowser("fast");
    fast.set("rate", 2, NOW + MINUTES);
    fast.sync(server, NOW);
    fast.set("rate", 3, NOW + MINUTES + 9000);
    fast.sync(server, NOW + 5000);
    expect(server.changes.map(({ value }) => value)).toEqual([3]);
  });

  test("wins over nobody for longer than that", () => {
    const server = new FakeServer(100);
    const [fast, other] = [new FakeBrowser("fast"), new FakeBrowser("other")];
    fast.set("rate", 2, NOW + DAY);
    fast.sync(server, NOW);
    other.set("rate", 3, NOW + MINUTES + 1000);
    other.sync(server, NOW + MINUTES + 1000);
    fast.sync(server, NOW + MINUTES + 2000);
    expect(fast.settings).toEqual({ rate: 3 });
  });
});
