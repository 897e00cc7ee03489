import fc from "fast-check";
import { expect, test } from "vitest";
import { inOtherLayout } from "#core/text/keyboard-layout.ts";

test.each([
  ["ghbdtn", "привет"],
  ["Ghbdtn, vbh", "Приветб мир"],
  ["k.,jdm", "любовь"],
  ["[jhjij", "хорошо"],
  ["`krf", "ёлка"],
  ["дшпре", "light"],
  ["РУДДЩ", "HELLO"],
  ["2026", null],
  ["", null],
  ["приvet", null],
  ["灯台", null],
])("%o was typed for %o", (typed, meant) => {
  expect(inOtherLayout(typed)).toBe(meant);
});

test("what is typed again in the first layout is what it was", () => {
  const letters = fc.stringMatching(/^[а-яёА-ЯЁ]{1,40}$/);
  fc.assert(
    fc.property(letters, (word) => {
      const typed = inOtherLayout(word);
      return typed === null || !/[a-z]/i.test(typed) || inOtherLayout(typed) === word;
    }),
  );
});
