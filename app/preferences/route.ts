import { setCookie } from "#server/http/cookie.ts";
import { isLocale, LOCALE_COOKIE } from "#server/http/locale.ts";
import { readOwnForm } from "#server/http/own-form.ts";
import { isTheme, THEME_COOKIE } from "#server/http/theme.ts";

/** A choice is some twenty bytes. */
const LONGEST_FORM = 1000;
const ONE_YEAR = 365 * 24 * 60 * 60;

/**
 * Keeps the language or the theme that was chosen, or forgets both, and leads back to the page it stands on. Values that are
 * neither are ignored; a form on somebody else's page is refused.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request, LONGEST_FORM);
  if (form instanceof Response) return form;
  const locale = form.get("locale");
  const theme = form.get("theme");
  const answer = new Headers({
    location: pathOf(request.headers.get("referer")),
    "cache-control": "no-store",
  });
  if (form.has("forget"))
    for (const name of [LOCALE_COOKIE, THEME_COOKIE])
      answer.append("set-cookie", setCookie(name, "", { age: 0 }));
  if (isLocale(locale)) answer.append("set-cookie", setCookie(LOCALE_COOKIE, locale, { age: ONE_YEAR }));
  if (isTheme(theme)) answer.append("set-cookie", setCookie(THEME_COOKIE, theme, { age: ONE_YEAR }));
  return new Response(null, { status: 303, headers: answer });
}

/** The path of the page somebody comes from: on this site, whatever the address says. */
function pathOf(referrer: string | null): string {
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^[/\\]+/, "")}${search}`;
}
