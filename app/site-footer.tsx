import { useTranslations } from "next-intl";
import { PageLink } from "#features/ui/page-link.tsx";
import type { Theme } from "#server/http/theme.ts";
import { PreferenceChoices } from "./preference-choices.tsx";
import styles from "./site.module.css";

export function SiteFooter({ theme }: { readonly theme: Theme }) {
  const t = useTranslations("site");
  const library = useTranslations("library");
  const people = useTranslations("people");
  const tags = useTranslations("tags");
  const settings = useTranslations("settings");
  return (
    <footer className={styles.footer}>
      <div className={styles.ways}>
        <p>{t("description")}</p>
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
