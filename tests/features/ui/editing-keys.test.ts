import { expect, test } from "vitest";
import { EDITING_KEYS, findEditingKey } from "#features/ui/editing-keys.ts";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>>,
  code = key,
) => findEditingKey({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test.each([
  ["Enter", { ctrlKey: true }, "save"],
  ["Enter", { metaKey: true }, "save"],
  ["Enter", { ctrlKey: true, shiftKey: true }, "split"],
  ["Backspace", { metaKey: true, shiftKey: true }, "merge"],
  ["ArrowLeft", { altKey: true }, "boundary-back"],
  ["Escape", {}, "give-back"],
  ["Enter", {}, null],
  ["ArrowLeft", {}, null],
  ["ArrowLeft", { altKey: true, shiftKey: true }, null],
] as const)("%s with %o is %s", (key, held, action) => {
  expect(press(key, held)).toBe(action);
});

test("with Alt a letter is known by its place, whatever it writes there", () => {
  expect(press("¬", { altKey: true }, "KeyL")).toBe("loop");
});

test("no two actions have the same key", () => {
  expect(new Set(EDITING_KEYS.map(({ key }) => key)).size).toBe(EDITING_KEYS.length);
});
