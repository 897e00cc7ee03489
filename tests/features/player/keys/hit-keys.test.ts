import { expect, test } from "vitest";
import { findShortcut } from "#features/player/keys/shortcuts.ts";

test.each([
  ["n", "KeyN", false, "next-hit"],
  ["N", "KeyN", true, "previous-hit"],
  ["т", "KeyN", false, "next-hit"],
  ["Т", "KeyN", true, "previous-hit"],
  ["ArrowUp", "ArrowUp", true, "louder"],
  ["Л", "KeyK", true, null],
])("%s (%s), Shift %s, means %s", (key, code, shiftKey, action) => {
  const press = { key, code, shiftKey, ctrlKey: false, metaKey: false, altKey: false };
  expect(findShortcut(press)?.action ?? null).toBe(action);
});
