import { X } from "lucide";
import { useTranslations } from "next-intl";
import { personHref, tagHref } from "#core/episode/address.ts";
import {
  type EpisodeFilter,
  filterHref,
  listNarrowings,
  type Narrowing,
  widen,
} from "#core/episode/filter.ts";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./filter-chips.module.css";

interface FilterChipsProps {
  readonly href: string;
  readonly filter: EpisodeFilter;
  /** What the tag is called; null where there is none of its slug. */
  readonly tagName: string | null;
  /** Who the speaker is; null where nobody is called so. */
  readonly personName: string | null;
  /** What the season is called; null where it has no name. */
  readonly seasonName: string | null;
  /** How many episodes pass. */
  readonly total: number;
}

/** How many episodes there are, and what narrows them: each with the way to take it away. */
export function FilterChips({ href, filter, tagName, personName, seasonName, total }: FilterChipsProps) {
  const t = useTranslations("library");
  const applied = listNarrowings(filter);
  const labels: Readonly<Record<Narrowing, string>> = {
    text: t("chips.text", { text: filter.text }),
    tag: t("chips.tag", { tag: tagName ?? filter.tag ?? "" }),
    speaker: personName ?? filter.speaker ?? "",
    year: filter.year ?? "",
    season: seasonName ?? t("chips.season", { season: String(filter.season) }),
    transcribed: t("withTranscript"),
  };
  return (
    <div className={styles.line}>
      <p role="status" className={styles.total}>
        {total === 0 ? t("noneLeft") : t("episodes", { count: total })}
      </p>
      {applied.length > 0 && (
        <ul className={styles.chips} aria-label={t("chips.applied")}>
          {applied.map((name) => (
            <li key={name}>
              <PageLink
                href={filterHref(href, widen(filter, [name]))}
                scroll={false}
                className={styles.chip}
                aria-label={t("chips.remove", { label: labels[name] })}
              >
                <bdi>{labels[name]}</bdi>
                <Icon of={X} size={16} />
              </PageLink>
            </li>
          ))}
          {applied.length > 1 && (
            <li>
              <PageLink href={filterHref(href, widen(filter, applied))} scroll={false}>
                {t("chips.removeAll")}
              </PageLink>
            </li>
          )}
        </ul>
      )}
      {filter.tag !== null && tagName !== null && (
        <PageLink href={tagHref(filter.tag)}>{t("chips.everywhere", { label: labels.tag })}</PageLink>
      )}
      {filter.speaker !== null && personName !== null && (
        <PageLink href={personHref(filter.speaker)}>{t("chips.everywhere", { label: personName })}</PageLink>
      )}
    </div>
  );
}
