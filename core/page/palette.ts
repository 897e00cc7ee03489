/** Colours of app/tokens.css for what cannot read it: pictures, embeds and the browser's own bars. A test holds them equal. */
export const LIGHT = {
  paper: "#faf6ee",
  surface: "#fffdf8",
  ink: "#1e1a16",
  softInk: "#655d52",
  accent: "#b9361a",
  accentInk: "#fffaf4",
  edge: "#8d8375",
  wave: "#cbbfac",
} as const;

export const DARK = { paper: "#12151c", surface: "#1a1f29", accentInk: "#1c0d07" } as const;
