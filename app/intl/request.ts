import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, LOCALE_COOKIE } from "#server/http/locale.ts";
import { preferredLocale } from "#server/http/preferred-locale.ts";

/** The language of a request: the one chosen in the footer, else what the browser asks for. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : preferredLocale((await headers()).get("accept-language"));
  const { default: messages } = await import(`../../messages/${locale}.json`);
  // Dates of episodes are calendar days as published, the same for server and browser.
  return { locale, messages, timeZone: "UTC" };
});
