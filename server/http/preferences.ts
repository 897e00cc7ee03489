import type { IncomingMessage } from "node:http";
import { cookieOf } from "./cookie.ts";
import { isLocale, LOCALE_COOKIE, type Locale } from "./locale.ts";
import { preferredLocale } from "./preferred-locale.ts";
import { isTheme, THEME_COOKIE, type Theme } from "./theme.ts";

/** What is chosen for all pages: in the footer of one, else by the browser. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

/** The headers by which the site tells its pages. They look at nothing else that is personal. */
export const LOCALE_HEADER = "x-locale";
export const THEME_HEADER = "x-theme";

/** What a request asks for, by its cookies, else by its `Accept-Language`. An embedded player reads no cookie. */
export function preferencesOf({ url, headers }: Pick<IncomingMessage, "url" | "headers">): Preferences {
  const cookie = url?.startsWith("/embed/") ? "" : (headers.cookie ?? "");
  const locale = cookieOf(cookie, LOCALE_COOKIE);
  const theme = cookieOf(cookie, THEME_COOKIE);
  return {
    locale: isLocale(locale) ? locale : preferredLocale(headers["accept-language"] ?? null),
    theme: isTheme(theme) ? theme : "system",
  };
}

/** What pages are told. */
export function preferenceHeaders({ locale, theme }: Preferences): Readonly<Record<string, string>> {
  return { [LOCALE_HEADER]: locale, [THEME_HEADER]: theme };
}
