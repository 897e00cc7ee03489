import { expect, test } from "vitest";
import { meaningOf } from "#features/offline/kept-snapshot.ts";

test.each([
  ["kept", "kept", "remove"],
  ["loading", "loading", "remove"],
  ["waiting", "waiting", "remove"],
  // It has become whole as it was pressed.
  ["loading", "kept", "remove"],
  ["none", "none", "keep"],
  // Pressed before the browser has said what it keeps.
  ["none", "kept", "isKept"],
  ["none", "loading", null],
  ["none", "waiting", null],
] as const)("a button that shows %s, of an episode that is %s, asks for %s", (shown, state, meaning) => {
  expect(meaningOf({ shown, state, offline: false })).toBe(meaning);
});

test("without a network what is kept is let go of, and only what is not kept needs one", () => {
  expect(meaningOf({ shown: "kept", state: "kept", offline: true })).toBe("remove");
  expect(meaningOf({ shown: "none", state: "kept", offline: true })).toBe("isKept");
  expect(meaningOf({ shown: "none", state: "none", offline: true })).toBe("needed");
});
