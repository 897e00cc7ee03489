import { createTranslator } from "next-intl";
import type { EmbedWords } from "#features/embed/embed-words.ts";
import type { Locale } from "#server/http/locale.ts";
import en from "../../messages/en.json";
import ru from "../../messages/ru.json";

/** What an embedded player says: it fills in the names in braces by itself. */
export const PLAYER_WORDS: Readonly<Record<Locale, EmbedWords>> = {
  en: wordsOf("en", en),
  ru: wordsOf("ru", ru),
};

/** Messages are compiled where pages are built, so the translator alone can tell what they say. */
function wordsOf(locale: Locale, messages: typeof en): EmbedWords {
  const t = createTranslator({ locale, messages, namespace: "embed" });
  return {
    play: t("play"),
    pause: t("pause"),
    playTitle: t("playTitle", { title: "{title}" }),
    pauseTitle: t("pauseTitle", { title: "{title}" }),
    mute: t("mute"),
    unmute: t("unmute"),
    back: t("back", { seconds: "{seconds}" }),
    forward: t("forward", { seconds: "{seconds}" }),
    speed: t("speed"),
    decimal: t("decimal"),
    seek: t("seek"),
    placeOf: t("placeOf", { place: "{place}", total: "{total}" }),
    playFrom: t("playFrom", { time: "{time}" }),
    copyLink: t("copyLink"),
    linkCopied: t("linkCopied", { time: "{time}" }),
    copyYourself: t("copyYourself", { link: "{link}" }),
    openPage: t("openPage"),
    transcript: t("transcript"),
    find: t("find"),
    previousMatch: t("previousMatch"),
    nextMatch: t("nextMatch"),
    matchOf: t("matchOf", { current: "{current}", total: "{total}" }),
    noMatch: t("noMatch"),
    noAudio: t("noAudio"),
    failed: t("failed"),
    newest: t("newest"),
    noEpisodes: t("noEpisodes"),
    notFound: t("notFound"),
  };
}
