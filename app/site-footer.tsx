import { useTranslations } from "next-intl";
import { PageLink } from "#features/ui/page-link.tsx";
import type { Theme } from "#server/http/theme.ts";
import { PreferenceChoices } from "./preference-choices.tsx";
import styles from "./site.module.css";
import { StaticHtml, staticHtml } from "./static-html.tsx";

interface SiteFooterProps {
  readonly theme: Theme;
  /** What the hosts have to say, as sanitised HTML; empty for nothing. */
  readonly own: string;
}

export function SiteFooter({ theme, own }: SiteFooterProps) {
  const t = useTranslations("site");
  const library = useTranslations("library");
  const people = useTranslations("people");
  const tags = useTranslations("tags");
  const settings = useTranslations("settings");
  return (
    <footer className={styles.footer}>
      <div className={styles.ways}>
        {own === "" ? (
          <p>{t("description")}</p>
        ) : (
          <div className={styles.ownWords}>
            <StaticHtml {...staticHtml(own)} />
          </div>
        )}
        <nav aria-label={t("ways")}>
          <PageLink href="/people">{people("title")}</PageLink>
          <PageLink href="/tags">{tags("title")}</PageLink>
          <PageLink href="/settings">{settings("title")}</PageLink>
          <a href="/shows.opml">{library("showList")}</a>
        </nav>
      </div>
      <PreferenceChoices theme={theme} />
    </footer>
  );
}
