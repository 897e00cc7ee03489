import { describe, expect, test } from "vitest";
import { addLast, moveItem, type Queue } from "#core/queue/queue.ts";
import { keepChanges } from "#core/sync/device.ts";
import { keyOf } from "#core/sync/key.ts";
import { write } from "#core/sync/merge.ts";
import { listQueue } from "#core/sync/queue.ts";
import { trackOf } from "../../track.ts";
import { FakeBrowser, FakeServer } from "./simulation.ts";

const NOW = 1_790_000_000_000;
const names = (queue: Queue) => queue.map(({ track }) => track.key.episode).join("");

/** Two browsers with these episodes, each of one letter, in their queues. */
function pair(episodes: string) {
  const server = new FakeServer(100);
  const [one, other] = [new FakeBrowser("a"), new FakeBrowser("b")];
  const meet = (now: number) => {
    for (const browser of [one, other, one]) browser.sync(server, now);
    return [names(one.queue), names(other.queue)];
  };
  for (const episode of episodes) one.enqueue(episode, `id of ${episode}`, NOW);
  meet(NOW);
  return { one, other, meet };
}

describe("queues in step", () => {
  test("have moves of both", () => {
    const { one, other, meet } = pair("abcd");
    one.move(0, 3, NOW + 1);
    other.move(2, 0, NOW + 2);
    expect(meet(NOW + 3)).toEqual(["cbda", "cbda"]);
  });

  test("have an episode once that was put in on two devices", () => {
    const { one, other, meet } = pair("a");
    one.enqueue("b", "one", NOW + 1);
    other.enqueue("b", "other", NOW + 2);
    expect(meet(NOW + 3)).toEqual(["ab", "ab"]);
    one.dequeue(1, NOW + 4);
    expect(meet(NOW + 5)).toEqual(["a", "a"]);
  });

  test("have parts of an episode beside it", () => {
    const { one, meet } = pair("a");
    const part = { track: trackOf("s", "a"), moment: { start: 5, end: 9 } };
    one.changeQueue(addLast(one.queue, part, "part"), NOW + 1);
    expect(meet(NOW + 2)).toEqual(["aa", "aa"]);
    expect(one.queue.map(({ moment }) => moment)).toEqual([null, part.moment]);
  });

  test("bring back what was moved after it was taken out, whichever way it went", () => {
    for (const [from, to, expected] of [
      [1, 0, "ba"],
      [0, 1, "a"],
    ] as const) {
      const { one, other, meet } = pair("ab");
      other.dequeue(1, NOW + 1);
      one.move(from, to, NOW + 2);
      expect(meet(NOW + 3)).toEqual([expected, expected]);
    }
  });

  test("numbering anew brings back nothing, and undoes no move", () => {
    const { one, other, meet } = pair("xabcd");
    // Numbered anew, every one of the others has another number.
    one.dequeue(0, NOW + 1);
    meet(NOW + 2);
    let queue = one.queue;
    const isWhole = ({ order }: { readonly order: number }) => Number.isInteger(order);
    // The second and the third change places until no number is left before them.
    while (queue === one.queue || !queue.every(isWhole)) queue = moveItem(queue, queue[2]?.id ?? "", 1);
    const before = names(queue);
    other.dequeue(3, NOW + 3);
    other.move(0, 2, NOW + 4);
    one.changeQueue(queue, NOW + 5);
    expect(before).toContain("d");
    const [both] = meet(NOW + 6);
    expect(both).not.toContain("d");
    expect(both?.at(-1)).toBe("a");
  });

  test("keep what a browser has of an episode beyond its name", () => {
    const server = new FakeServer(100);
    const [one, other] = [new FakeBrowser("a"), new FakeBrowser("b")];
    const track = trackOf("s", "a", { peaks: "AAAA" });
    one.changeQueue(addLast([], { track, moment: null }, "id"), NOW);
    for (const browser of [one, other, one]) browser.sync(server, NOW);
    expect([one.queue[0]?.track.peaks, other.queue[0]?.track.peaks]).toEqual(["AAAA", null]);
    expect(JSON.stringify(server.changes)).not.toContain("AAAA");
  });

  test("pass over what cannot be read", () => {
    const { one } = pair("a");
    const values = [5, "text", {}, { id: "x", track: 5, order: 1, moment: null }, []];
    const changes = values.map((value, index) => write(one.device, keyOf("queue", `${index}`), value, NOW));
    one.device = keepChanges(one.device, changes);
    expect(names(listQueue(one.device.state, one.queue))).toBe("a");
  });
});
