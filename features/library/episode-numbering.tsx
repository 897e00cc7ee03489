import { useTranslations } from "next-intl";
import type { Numbering } from "#core/episode/numbering.ts";

/** Season and number of an episode among its other small facts: by their names where they have some. */
export function EpisodeNumbering({ season, seasonName, number, numberLabel }: Numbering) {
  const t = useTranslations("library");
  const seasonWords = seasonName ?? (season === null ? null : t("chips.season", { season: String(season) }));
  const numberWords =
    numberLabel ?? (number === null ? null : t("episodeNumber", { number: String(number) }));
  return (
    <>
      {seasonWords !== null && <bdi>{seasonWords}</bdi>}
      {numberWords !== null && <bdi>{numberWords}</bdi>}
    </>
  );
}
