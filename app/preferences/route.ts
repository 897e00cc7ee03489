import { config } from "#server/config.ts";
import { askedHost } from "#server/http/asked-host.ts";
import { isLocale, LOCALE_COOKIE } from "#server/http/locale.ts";
import { isTheme, THEME_COOKIE } from "#server/http/theme.ts";

/** A choice is some twenty bytes. */
const LONGEST_FORM = 1000;
const ONE_YEAR = 365 * 24 * 60 * 60;

/**
 * Keeps the language or the theme that was chosen, or forgets both, and leads back to the page it stands on. Values that are
 * neither are ignored; a form on somebody else's page is refused.
 */
export async function POST(request: Request): Promise<Response> {
  const { headers } = request;
  if (!isOwn(headers)) return new Response(null, { status: 403 });
  if (Number(headers.get("content-length") ?? LONGEST_FORM + 1) > LONGEST_FORM)
    return new Response(null, { status: 413 });
  const form = await request.formData().catch(() => null);
  if (form === null) return new Response(null, { status: 400 });
  const locale = form.get("locale");
  const theme = form.get("theme");
  const answer = new Headers({ location: pathOf(headers.get("referer")), "cache-control": "no-store" });
  if (form.has("forget"))
    for (const name of [LOCALE_COOKIE, THEME_COOKIE]) answer.append("set-cookie", cookie(name, "", 0));
  if (isLocale(locale)) answer.append("set-cookie", cookie(LOCALE_COOKIE, locale));
  if (isTheme(theme)) answer.append("set-cookie", cookie(THEME_COOKIE, theme));
  return new Response(null, { status: 303, headers: answer });
}

/** Browsers say of every POST which page sends it. */
function isOwn(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return [askedHost(headers), new URL(config().publicUrl).host].includes(host);
}

function cookie(name: string, value: string, age = ONE_YEAR): string {
  const secure = config().publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** The path of the page somebody comes from: on this site, whatever the address says. */
function pathOf(referrer: string | null): string {
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^[/\\]+/, "")}${search}`;
}
