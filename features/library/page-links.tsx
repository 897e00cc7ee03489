import Link from "next/link";
import { useTranslations } from "next-intl";
import type { EpisodeFilter } from "#core/episode-filter.ts";
import styles from "./page-links.module.css";

interface PageLinksProps {
  readonly href: string;
  readonly filter: EpisodeFilter;
  readonly pages: number;
}

/** To the pages before and after; nothing where there is only one. */
export function PageLinks({ href, filter, pages }: PageLinksProps) {
  const t = useTranslations("library");
  if (pages <= 1) return null;
  const { page } = filter;
  return (
    <nav className={styles.pages} aria-label={t("pages")}>
      {page > 1 && <Link href={pageHref(href, { ...filter, page: page - 1 })}>{t("previousPage")}</Link>}
      <span>{t("pageOf", { page, pages })}</span>
      {page < pages && <Link href={pageHref(href, { ...filter, page: page + 1 })}>{t("nextPage")}</Link>}
    </nav>
  );
}

function pageHref(href: string, { text, tag, transcribed, order, page }: EpisodeFilter): string {
  const given = { text, tag: tag ?? "", transcribed: transcribed ? "1" : "", order, page: String(page) };
  return `${href}?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""))}`;
}
