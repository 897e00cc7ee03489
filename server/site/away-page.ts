import type { IncomingMessage } from "node:http";
import { createTranslator } from "next-intl";
import { html } from "#core/markup/html-writer.ts";
import en from "../../messages/en.json";
import ru from "../../messages/ru.json";
import type { Locale } from "../http/locale.ts";
import { isLocale } from "../http/locale.ts";
import { LOCALE_HEADER, preferencesOf } from "../http/preferences.ts";
import type { ApiProblem } from "../http/problem.ts";

const MESSAGES: Readonly<Record<Locale, typeof en>> = { en, ru };

/** What is sent in place of what cannot be made. */
interface Away {
  readonly type: string;
  readonly policy: string;
  readonly body: string;
}

/** Says that the database is away: as a page to who wants one, else as a problem (RFC 9457). */
export function writeAway(request: IncomingMessage): Away {
  const { headers } = request;
  if (!headers.accept?.includes("text/html")) return writeProblem();
  const told = headers[LOCALE_HEADER];
  const { theme, locale: asked } = preferencesOf(request);
  const locale = isLocale(told) ? told : asked;
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: "away" });
  const scheme = theme === "system" ? "light dark" : theme;
  const page = html`<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t("title")}</title>
<style>
:root { color-scheme: ${scheme}; font: 1.125rem/1.5 system-ui, sans-serif }
main { max-inline-size: 34rem; margin: 20vh auto 0; padding: 1.5rem }
a { display: inline-block; padding-block: 0.75rem }
</style>
<main>
<h1>${t("title")}</h1>
<p>${t("advice")}</p>
<p><a href="">${t("tryAgain")}</a></p>
</main>
</html>
`;
  return {
    type: "text/html; charset=utf-8",
    policy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
    body: page.html,
  };
}

function writeProblem(): Away {
  const { title, advice } = en.away;
  const problem: ApiProblem = { title: "Service Unavailable", detail: `${title}. ${advice}`, status: 503 };
  return {
    type: "application/problem+json",
    policy: "default-src 'none'; sandbox",
    body: JSON.stringify(problem),
  };
}
