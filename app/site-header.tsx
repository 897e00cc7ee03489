import { LibraryBig } from "lucide-react";
import { useTranslations } from "next-intl";
import { SearchBox } from "#features/search/search-box.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { OfflineNote } from "./offline-note.tsx";
import styles from "./site.module.css";

export function SiteHeader() {
  const t = useTranslations("site");
  const library = useTranslations("library");
  return (
    <header className={styles.header}>
      <PageLink href="/" className={styles.logo} aria-label={t("home")}>
        <Logo />
        <span>{t("name")}</span>
      </PageLink>
      <SearchBox />
      <OfflineNote />
      <PageLink href="/library" className={styles.library}>
        <Icon of={LibraryBig} />
        <span>{library("title")}</span>
      </PageLink>
    </header>
  );
}

/** The playhead: one thin line, with the waveform it stands in. */
function Logo() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <path className={styles.markWave} d="M3 11v6M8 7v14M20 9v10M25 12v4" />
      <path className={styles.markLine} d="M14 2v24" />
    </svg>
  );
}
