import { expect, test, vi } from "vitest";
import { KeyHandlers } from "#features/player/keys/key-handlers.ts";

test("a key does what the part of the page wants that came last, and after it what the others want", () => {
  const handlers = new KeyHandlers();
  expect(handlers.has("follow")).toBe(false);
  const [page, reader] = [vi.fn(), vi.fn()];
  const leavePage = handlers.add("follow", page);
  const closeReader = handlers.add("follow", reader);
  handlers.get("follow")?.();
  expect([page.mock.calls.length, reader.mock.calls.length]).toEqual([0, 1]);
  closeReader();
  handlers.get("follow")?.();
  expect([page.mock.calls.length, reader.mock.calls.length]).toEqual([1, 1]);
  leavePage();
  expect(handlers.has("follow")).toBe(false);
});

test("a part of the page that goes first leaves the key to the one that is still there", () => {
  const handlers = new KeyHandlers();
  const [page, reader] = [vi.fn(), vi.fn()];
  const leavePage = handlers.add("follow", page);
  handlers.add("follow", reader);
  leavePage();
  handlers.get("follow")?.();
  expect([page.mock.calls.length, reader.mock.calls.length]).toEqual([0, 1]);
  expect(handlers.has("toggle")).toBe(false);
});
