import { useFormatter, useTranslations } from "next-intl";
import { kindName } from "#core/episode/alternate.ts";
import type { Alternate } from "#core/episode/extras.ts";
import { languageName } from "#core/text/language.ts";

/** Names a version by its title, its language and what tells how good it is. */
export function useVersionName(): (version: Alternate) => string {
  const t = useTranslations("player");
  const format = useFormatter();
  return ({ title, type, bitrate, bytes, height, language }) => {
    const facts = [
      title,
      language === null ? null : languageName(language),
      kindName(type) || null,
      height === null ? null : t("pixelsHigh", { height: String(height) }),
      bitrate === null ? null : t("bitrate", { rate: format.number(Math.round(bitrate / 1000)) }),
      bytes === null
        ? null
        : t("megabytes", { size: format.number(bytes / 1e6, { maximumSignificantDigits: 2 }) }),
    ];
    return facts.filter((fact) => fact !== null).join(" · ");
  };
}
