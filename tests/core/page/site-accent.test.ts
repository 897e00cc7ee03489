import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast } from "#core/embed/accent.ts";
import { DARK, LIGHT } from "#core/page/palette.ts";
import { accentProperties, siteAccent } from "#core/page/site-accent.ts";

const LEAST = 4.5;

function faintest(colour: string): number {
  const { light, dark } = siteAccent(colour);
  return Math.min(
    ...[LIGHT.paper, LIGHT.surface, LIGHT.accentInk].map((ground) => contrast(light, ground)),
    ...[DARK.paper, DARK.surface, DARK.accentInk].map((ground) => contrast(dark, ground)),
  );
}

/** `#rrggbb` of a hue in degrees, and a saturation and lightness from 0 to 1 (CSS Color 4, 7.1). */
function ofHue(hue: number, saturation: number, lightness: number): string {
  const channel = (offset: number) => {
    const at = (offset + hue / 30) % 12;
    const most = saturation * Math.min(lightness, 1 - lightness);
    const value = lightness - most * Math.max(-1, Math.min(at - 3, 9 - at, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

test("an accent of every hue can be read in the light and in the dark, and so can what stands on it", () => {
  for (let hue = 0; hue < 360; hue++)
    for (const lightness of [0.05, 0.3, 0.5, 0.7, 0.95])
      expect(faintest(ofHue(hue, 1, lightness))).toBeGreaterThanOrEqual(LEAST);
});

test("so can one of any colour", () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(hex, (colour) => {
      expect(faintest(colour)).toBeGreaterThanOrEqual(LEAST);
    }),
  );
});

test("a colour that can be read as it is stays", () => {
  expect(siteAccent("#b9361a").light).toBe("#b9361a");
  expect(siteAccent("#ff7452").dark).toBe("#ff7452");
});

test("the properties are those of the tokens, and all that follow the accent", () => {
  const tokens = readFileSync("app/tokens.css", "utf8");
  const properties = accentProperties({ light: "#b9361a", dark: "#ff7452" });
  for (const name of Object.keys(properties)) expect(tokens).toContain(`${name}: light-dark(`);
  // The channels of the house's own accents, beside which none is written out.
  const written = tokens.match(/--[\w-]+(?=: light-dark\((?:#b9361a|rgb\(185 54 26))/g);
  expect(written?.toSorted()).toEqual(Object.keys(properties).toSorted());
});
