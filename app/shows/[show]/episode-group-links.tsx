import { useTranslations } from "next-intl";
import { type EpisodeFilter, filterHref } from "#core/episode/filter.ts";
import { GroupLinks } from "#features/library/group-links.tsx";
import type { EpisodeGroups } from "#server/shows/episode-choice.ts";

interface EpisodeGroupLinksProps {
  readonly href: string;
  readonly filter: EpisodeFilter;
  readonly groups: EpisodeGroups;
}

/** The seasons and years of a show to jump by; where one is chosen, its link leads back to all. */
export function EpisodeGroupLinks({ href, filter, groups }: EpisodeGroupLinksProps) {
  const t = useTranslations("library");
  const hrefWith = (changes: Partial<EpisodeFilter>) => filterHref(href, { ...filter, ...changes, page: 1 });
  return (
    <>
      <GroupLinks
        name={t("seasons")}
        groups={groups.seasons.map(({ value, name, count }) => ({
          label: name ?? String(value),
          count,
          chosen: value === filter.season,
          href: hrefWith({ season: value === filter.season ? null : value }),
        }))}
      />
      <GroupLinks
        name={t("years")}
        groups={groups.years.map(({ value, count }) => ({
          label: value,
          count,
          chosen: value === filter.year,
          href: hrefWith({ year: value === filter.year ? null : value }),
        }))}
      />
    </>
  );
}
