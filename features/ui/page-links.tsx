import { useTranslations } from "next-intl";
import { PageLink } from "./page-link.tsx";
import styles from "./page-links.module.css";

interface PageLinksProps {
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page. */
  readonly hrefOf: (page: number) => string;
}

/** To the pages before and after; nothing where there is only one. */
export function PageLinks({ page, pages, hrefOf }: PageLinksProps) {
  const t = useTranslations("paging");
  if (pages <= 1) return null;
  return (
    <nav className={styles.pages} aria-label={t("pages")}>
      {page > 1 && (
        <PageLink href={hrefOf(page - 1)} rel="prev">
          {t("previousPage")}
        </PageLink>
      )}
      <span>{t("pageOf", { page, pages })}</span>
      {page < pages && (
        <PageLink href={hrefOf(page + 1)} rel="next">
          {t("nextPage")}
        </PageLink>
      )}
    </nav>
  );
}
