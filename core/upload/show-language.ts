import { languageName } from "../text/language.ts";

/** What most podcasts are in (BCP 47). */
const COMMON = [
  "ar",
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fa",
  "fi",
  "fr",
  "he",
  "hi",
  "hr",
  "hu",
  "hy",
  "id",
  "it",
  "ja",
  "ka",
  "kk",
  "ko",
  "lt",
  "lv",
  "nb",
  "nl",
  "pl",
  "pt",
  "ro",
  "ru",
  "sk",
  "sl",
  "sr",
  "sv",
  "th",
  "tr",
  "uk",
  "vi",
  "zh",
] as const;

export interface NamedLanguage {
  /** BCP 47 */
  readonly tag: string;
  /** In the language itself. */
  readonly name: string;
}

/** The languages that a show may be said to be in, and `own`, which it is in already; by their names. */
export function offeredLanguages(own: string): readonly NamedLanguage[] {
  const tags = new Set<string>([...COMMON, own]);
  const named = [...tags].map((tag) => ({ tag, name: languageName(tag) }));
  return named.sort((a, b) => a.name.localeCompare(b.name, "en"));
}
