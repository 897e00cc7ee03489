import { beforeEach, expect, test, vi } from "vitest";
import { LaterStore } from "#features/player/queue/later-store.ts";
import { Listeners } from "#features/ui/listeners.ts";

class Counter {
  readonly #listeners = new Listeners();
  count = 0;
  readonly subscribe = this.#listeners.add;

  add(by: number): void {
    this.count += by;
    this.#listeners.tell();
  }
}

let counter: Counter;
let load: () => Promise<Counter>;
let later: LaterStore<Counter>;
const failed = vi.fn();

beforeEach(() => {
  counter = new Counter();
  load = () => Promise.resolve(counter);
  later = new LaterStore({ load: () => load(), whenIdle: () => undefined });
  failed.mockClear();
});

const settle = () => new Promise(setImmediate);
const addOf = (by: number) => (came: Counter) => came.add(by);

test("what is asked before the script is there is done then, the last alone", async () => {
  const told = vi.fn();
  later.subscribe(told);
  later.ask(addOf(1), failed);
  later.ask(addOf(2), failed);
  expect(later.came).toBeNull();
  await settle();
  expect(later.came?.count).toBe(2);
  expect(told).toHaveBeenCalledTimes(1);
});

test("what is asked afterwards is done at once", async () => {
  later.ask(addOf(1), failed);
  await settle();
  later.ask(addOf(2), failed);
  expect(counter.count).toBe(3);
});

test("what was called off is not done", async () => {
  later.ask(addOf(1), failed);
  later.callOff();
  await settle();
  expect(counter.count).toBe(0);
});

test("a script that cannot be had is told of, and asked for again", async () => {
  load = () => Promise.reject(new Error("no network"));
  later.ask(addOf(1), failed);
  await settle();
  expect(failed).toHaveBeenCalledTimes(1);
  load = () => Promise.resolve(counter);
  later.ask(addOf(2), failed);
  await settle();
  expect(counter.count).toBe(2);
});
