import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KeptSwitch } from "#features/ui/kept-switch.ts";
import { FakeStorage } from "../media/fake-media.ts";

const KEY = "playhead.light";

let page: EventTarget & { localStorage: FakeStorage };
beforeEach(() => {
  page = Object.assign(new EventTarget(), { localStorage: new FakeStorage() });
  vi.stubGlobal("window", page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([true, false])("what nobody has switched is as it was at first: %s", (atFirst) => {
  expect(new KeptSwitch(KEY, atFirst).isOn()).toBe(atFirst);
  page.localStorage.setItem(KEY, "neither");
  expect(new KeptSwitch(KEY, atFirst).isOn()).toBe(atFirst);
});

test("what one tab has switched is so in all, and told in each", () => {
  const [one, other] = [new KeptSwitch(KEY, false), new KeptSwitch(KEY, false)];
  const told = vi.fn(() => other.isOn());
  const leave = other.subscribe(told);
  expect(other.isOn()).toBe(false);
  one.turn(true);
  page.dispatchEvent(new Event("storage"));
  expect(told.mock.results).toMatchObject([{ value: true }]);
  other.turn(false);
  expect([told.mock.calls.length, one.isOn()]).toEqual([2, false]);
  leave();
  page.dispatchEvent(new Event("storage"));
  expect(told).toHaveBeenCalledTimes(2);
});

test("what a full storage does not keep holds for the page", () => {
  page.localStorage.full = true;
  const light = new KeptSwitch(KEY, false);
  light.turn(true);
  expect([light.isOn(), new KeptSwitch(KEY, false).isOn()]).toEqual([true, false]);
});
