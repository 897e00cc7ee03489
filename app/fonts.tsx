"use client";

import { useLocale } from "next-intl";
import { preload } from "react-dom";

const LATIN = [
  new URL("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", import.meta.url),
  new URL(
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    import.meta.url,
  ),
];
const CYRILLIC = [
  new URL("@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2", import.meta.url),
  new URL(
    "@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2",
    import.meta.url,
  ),
];

/** Fetches the fonts that every page in this language needs before a style sheet names them. */
export function Fonts() {
  const fonts = useLocale() === "ru" ? [...LATIN, ...CYRILLIC] : LATIN;
  for (const { pathname } of fonts)
    preload(pathname, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return null;
}
