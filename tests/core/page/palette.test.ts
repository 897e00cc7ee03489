import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DARK, LIGHT } from "#core/page/palette.ts";

const TOKENS = new Map(
  Array.from(
    readFileSync("app/tokens.css", "utf8").matchAll(
      /--([a-z-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g,
    ),
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const,
  ),
);

const tokenName = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test.each(Object.entries(LIGHT))("%s in the light is that of the tokens", (name, colour) => {
  expect(TOKENS.get(tokenName(name))?.light).toBe(colour);
});

test.each(Object.entries(DARK))("%s in the dark is that of the tokens", (name, colour) => {
  expect(TOKENS.get(tokenName(name))?.dark).toBe(colour);
});

test("the icon is painted in the light colours of the tokens", () => {
  const painted = readFileSync("public/icon.svg", "utf8").match(/#[\da-f]{6}/g) ?? [];
  const light = [...TOKENS.values()].map((colours) => colours.light);
  expect(painted.length).toBeGreaterThan(0);
  for (const colour of painted) expect(light).toContain(colour);
});
