import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { awaitPage, getAwaited, stopAwaiting } from "#features/ui/awaited-page.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", { location: new URL("http://localhost/search?q=a#top") });
});

afterEach(() => {
  stopAwaiting();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page is waited for once it has let one wait for 300 ms", () => {
  awaitPage("/library");
  vi.advanceTimersByTime(299);
  expect(getAwaited()).toBeNull();
  vi.advanceTimersByTime(1);
  expect(getAwaited()?.pathname).toBe("/library");
  stopAwaiting();
  expect(getAwaited()).toBeNull();
});

test("a page that comes soon is not", () => {
  awaitPage("/library");
  vi.advanceTimersByTime(200);
  stopAwaiting();
  vi.advanceTimersByTime(1000);
  expect(getAwaited()).toBeNull();
});

test("a page that does not come is given up after ten seconds", () => {
  awaitPage("/library");
  vi.advanceTimersByTime(10_300);
  expect(getAwaited()).toBeNull();
});

test("another place of the page that is here is not waited for, other words of it are", () => {
  awaitPage("/search?q=a#end");
  vi.advanceTimersByTime(1000);
  expect(getAwaited()).toBeNull();
  awaitPage("/search?q=b");
  vi.advanceTimersByTime(1000);
  expect(getAwaited()?.search).toBe("?q=b");
});

test("who asks for another page waits for that", () => {
  awaitPage("/library");
  vi.advanceTimersByTime(400);
  awaitPage("/");
  expect(getAwaited()).toBeNull();
  vi.advanceTimersByTime(400);
  expect(getAwaited()?.pathname).toBe("/");
});
