import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadAtLast } from "#features/ui/use-later.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Something that is lost so many times before it comes. */
function lost(times: number) {
  let left = times;
  return vi.fn(async () => {
    if (left-- > 0) throw new TypeError("Failed to fetch");
    return "part";
  });
}

test("what is lost is asked for again, each time after twice as long", async () => {
  const load = lost(2);
  const part = loadAtLast(load);
  await vi.advanceTimersByTimeAsync(499);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(999);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await part).toBe("part");
  expect(vi.getTimerCount()).toBe(0);
});

test("as soon as there is a network it is asked for at once, and once", async () => {
  const load = lost(1);
  const part = loadAtLast(load);
  await vi.advanceTimersByTimeAsync(100);
  window.dispatchEvent(new Event("online"));
  expect(await part).toBe("part");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(2);
});
