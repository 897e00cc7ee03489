import { DARK, LIGHT } from "../page/palette.ts";

/** The papers on which an accent is read. */
export const PAPERS = { light: LIGHT.paper, dark: DARK.paper } as const;
export type Paper = keyof typeof PAPERS;

/** WCAG 2.2, 1.4.3: text of any size. */
const LEAST_CONTRAST = 4.5;
/** How finely a colour is moved until it can be read. */
const STEPS = 40;

/** `#b9361a` of `b9361a`, `#B9361A` or `f00`; null for what is no colour in hexadecimal. */
export function parseColour(text: string): string | null {
  const digits = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`;
}

/** The colour (`#rrggbb`), made darker on light paper and lighter on dark only as far as its text can be read there. */
export function readableAccent(colour: string, paper: Paper): string {
  return readableOn(colour, [PAPERS[paper]], paper);
}

/** The same on several grounds (`#rrggbb`), all of them those of light or of dark pages. */
export function readableOn(colour: string, grounds: readonly string[], paper: Paper): string {
  const end = paper === "light" ? 0 : 255;
  for (let step = 0; step < STEPS; step++) {
    const moved = channels(colour).map((value) => Math.round(value + ((end - value) * step) / STEPS));
    if (grounds.every((ground) => contrast(toHex(moved), ground) >= LEAST_CONTRAST)) return toHex(moved);
  }
  return toHex([end, end, end]);
}

/** From 1 to 21, as WCAG defines it, of two colours `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function toHex(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
