import { readableOn } from "../embed/accent.ts";
import { DARK, LIGHT } from "./palette.ts";

/** The accents of a site in the light and in the dark, `#rrggbb`. */
export interface SiteAccent {
  readonly light: string;
  readonly dark: string;
}

/**
 * The accents that are made of one colour (`#rrggbb`): it is made darker in the light and lighter in the dark, only as far as
 * text in it can be read on paper and surface, and the ink of the house on it (WCAG 2.2, 1.4.3: 4.5 to 1).
 */
export function siteAccent(colour: string): SiteAccent {
  return {
    light: readableOn(colour, [LIGHT.paper, LIGHT.surface, LIGHT.accentInk], "light"),
    dark: readableOn(colour, [DARK.paper, DARK.surface, DARK.accentInk], "dark"),
  };
}

/** The properties of app/tokens.css that follow an accent. */
export function accentProperties({ light, dark }: SiteAccent): Readonly<Record<`--${string}`, string>> {
  return {
    "--accent": `light-dark(${light}, ${dark})`,
    // A fifth and a quarter of it, as the tokens have them.
    "--mark-spoken": `light-dark(${light}33, ${dark}3d)`,
  };
}
