import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followSaid, getSaid, say } from "#features/ui/say.ts";

let frames = new Map<number, () => void>();

/** The browser shows what has changed. */
function paint(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const draw of due) draw();
}

beforeEach(() => {
  frames = new Map();
  let last = 0;
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => {
    frames.set(++last, draw);
    return last;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => frames.delete(frame));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what is said stays for five seconds from when it is seen, however late that is", () => {
  const heard: string[] = [];
  const leave = followSaid(() => heard.push(getSaid()));
  say("Link copied");
  vi.advanceTimersByTime(60_000);
  expect(getSaid()).toBe("Link copied");
  paint();
  vi.advanceTimersByTime(4999);
  expect(getSaid()).toBe("Link copied");
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(["Link copied", ""]);
  leave();
});

test("what is said next has its own five seconds, seen or not", () => {
  say("one");
  paint();
  vi.advanceTimersByTime(4000);
  say("two");
  say("three");
  vi.advanceTimersByTime(4000);
  expect(getSaid()).toBe("three");
  paint();
  vi.advanceTimersByTime(4999);
  expect(getSaid()).toBe("three");
  vi.advanceTimersByTime(1);
  expect(getSaid()).toBe("");
});
