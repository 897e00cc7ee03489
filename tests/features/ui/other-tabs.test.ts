import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchOtherTabs } from "#features/ui/other-tabs.ts";

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal("window", page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("what another tab keeps is told, also to a page that is come back to, until one leaves", () => {
  const changed = vi.fn();
  const leave = watchOtherTabs(changed);
  page.dispatchEvent(new Event("storage"));
  page.dispatchEvent(new Event("pageshow"));
  expect(changed).toHaveBeenCalledTimes(2);
  leave();
  page.dispatchEvent(new Event("storage"));
  expect(changed).toHaveBeenCalledTimes(2);
});

test("who watches twice is told twice, and leaves once at a time", () => {
  const changed = vi.fn();
  const leave = watchOtherTabs(changed);
  watchOtherTabs(changed);
  leave();
  page.dispatchEvent(new Event("storage"));
  expect(changed).toHaveBeenCalledTimes(1);
});
