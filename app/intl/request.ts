import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, LOCALES } from "#server/http/locale.ts";
import { LOCALE_HEADER } from "#server/http/preferences.ts";

/** The language of a request, as the site has found it (server/http/preferences.ts). */
export default getRequestConfig(async () => {
  const told = (await headers()).get(LOCALE_HEADER);
  const locale = isLocale(told) ? told : LOCALES[0];
  const { default: messages } = await import(`../../messages/${locale}.json`);
  // Dates of episodes are calendar days as published, the same for server and browser.
  return { locale, messages, timeZone: "UTC" };
});
