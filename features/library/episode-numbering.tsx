import { useTranslations } from "next-intl";
import type { Numbering } from "#core/episode/numbering.ts";

/** Season and number of an episode among its other small facts: by their names where they have some. */
export function EpisodeNumbering({ season, seasonName, number, numberLabel }: Numbering) {
  const t = useTranslations("library");
  const seasonWords = seasonName ?? (season === null ? null : t("chips.season", { season: String(season) }));
  const label = numberLabel ?? number?.toString() ?? null;
  // A number alone says nothing among other facts.
  const numberWords =
    label !== null && /^[\d.]+$/.test(label) ? t("episodeNumber", { number: label }) : label;
  return (
    <>
      {seasonWords !== null && <bdi>{seasonWords}</bdi>}
      {numberWords !== null && <bdi>{numberWords}</bdi>}
    </>
  );
}
