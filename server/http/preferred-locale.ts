import Negotiator from "negotiator";
import { LOCALES, type Locale } from "./locale.ts";

/** The best of our languages for an `Accept-Language` header (RFC 9110, section 12.5.4). */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = new Negotiator({ headers: { "accept-language": acceptLanguage ?? undefined } });
  const best = wishes.language([...LOCALES]);
  return LOCALES.find((locale) => locale === best) ?? LOCALES[0];
}
