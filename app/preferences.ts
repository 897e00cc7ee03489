"use server";

import { cookies } from "next/headers";
import { isTheme, THEME_COOKIE } from "#features/ui/theme.ts";
import { isLocale, LOCALE_COOKIE } from "./intl/locale.ts";

const ONE_YEAR = 365 * 24 * 60 * 60;

/** Keeps the language or the theme that was chosen in the footer. Values that are neither are ignored. */
export async function choosePreference(form: FormData): Promise<void> {
  const locale = form.get("locale");
  const theme = form.get("theme");
  const jar = await cookies();
  const options = { maxAge: ONE_YEAR, path: "/", sameSite: "lax", httpOnly: true } as const;
  if (isLocale(locale)) jar.set(LOCALE_COOKIE, locale, options);
  if (isTheme(theme)) jar.set(THEME_COOKIE, theme, options);
}
