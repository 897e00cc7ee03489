import { useTranslations } from "next-intl";
import { ALL_REPEATS, type SearchRequest, searchHref } from "#core/search/request.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./search-results.module.css";

interface FoldedHitsProps {
  readonly request: SearchRequest;
  /** How many are not listed. */
  readonly hits: number;
  /** Whether it is known what repeats what: else each hit is listed by itself, whatever is asked for. */
  readonly known: boolean;
}

/** Says what is folded in the results, or unfolded, and leads to the other. Nothing where nothing is. */
export function FoldedHits({ request, hits, known }: FoldedHitsProps) {
  const t = useTranslations("search.folded");
  const { repeats, episode } = request;
  const hrefWith = (wanted: string | null) => searchHref({ ...request, repeats: wanted, page: 1 });
  if (episode !== null || (repeats === null && hits === 0)) return null;
  if (repeats === null)
    return (
      <p className={styles.folded}>
        <span>{t("told", { hits })}</span>
        <PageLink href={hrefWith(ALL_REPEATS)}>{t("unfold")}</PageLink>
      </p>
    );
  if (!known)
    return (
      <p className={styles.folded}>
        <span>{t("unknown")}</span>
        <PageLink href={hrefWith(null)}>{t("leave")}</PageLink>
      </p>
    );
  return (
    <p className={styles.folded}>
      {repeats !== ALL_REPEATS && <span>{t("one")}</span>}
      <PageLink href={hrefWith(null)}>{t(repeats === ALL_REPEATS ? "fold" : "leave")}</PageLink>
    </p>
  );
}
