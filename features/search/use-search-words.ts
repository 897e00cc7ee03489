"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ToldNews } from "#core/search/news.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { canonicalLanguage } from "#core/text/language.ts";
import { queryTitle } from "./query-title.ts";

interface SearchWords {
  /** What is searched for. */
  readonly title: string;
  /** What narrows it; empty for nothing. */
  readonly conditions: string;
  /** Both in one line, for what has no room of its own. */
  readonly whole: string;
}

/** Says in words what a search asks for. `told` knows what its show and its tag are called; without it their addresses stand for them. */
export function useSearchWords(): (request: SearchRequest, told: ToldNews | undefined) => SearchWords {
  const t = useTranslations("search");
  const format = useFormatter();
  const languages = new Intl.DisplayNames([useLocale()], { type: "language" });
  const day = (date: string) => format.dateTime(new Date(date), { dateStyle: "medium" });
  const language = (code: string) => {
    const tag = canonicalLanguage(code);
    return (tag && languages.of(tag)) ?? code;
  };
  return (request, told) => {
    const { query, show, episode, speaker, tag, lang, from, to, length } = request;
    const named = { show: told?.show ?? show, speaker, tag: told?.tag ?? tag, lang: lang && language(lang) };
    const names = ["show", "speaker", "tag", "lang"] as const;
    const conditions = [
      ...names.flatMap((name) => {
        const value = named[name];
        return value === null ? [] : [t("followed.condition", { name: t(`filter.${name}`), value })];
      }),
      ...(episode === null ? [] : [episode]),
      ...(length === null ? [] : [t(`lengths.${length}`)]),
      ...(from === null ? [] : [t("followed.from", { date: day(from) })]),
      ...(to === null ? [] : [t("followed.to", { date: day(to) })]),
    ].join(", ");
    const title =
      query === "" ? t("everything") : queryTitle(query, (words) => t("titleFor", { query: words }));
    const whole = conditions === "" ? title : t("followed.named", { search: title, conditions });
    return { title, conditions, whole };
  };
}
