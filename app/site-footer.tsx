import { useLocale, useTranslations } from "next-intl";
import { languageName } from "#core/text/language.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { LOCALES } from "#server/http/locale.ts";
import { PREFERENCES_HREF } from "#server/http/preferences-href.ts";
import { THEMES, type Theme } from "#server/http/theme.ts";
import { PreferenceForm } from "./preference-form.tsx";
import styles from "./site.module.css";

export function SiteFooter({ theme }: { readonly theme: Theme }) {
  const t = useTranslations("site");
  const library = useTranslations("library");
  const people = useTranslations("people");
  const tags = useTranslations("tags");
  const locale = useLocale();
  return (
    <footer className={styles.footer}>
      <div className={styles.ways}>
        <p>{t("description")}</p>
        <nav aria-label={t("ways")}>
          <PageLink href="/people">{people("title")}</PageLink>
          <PageLink href="/tags">{tags("title")}</PageLink>
          <a href="/shows.opml">{library("showList")}</a>
        </nav>
      </div>
      <PreferenceForm action={PREFERENCES_HREF} className={styles.choices}>
        <fieldset>
          <legend>{t("language")}</legend>
          {LOCALES.map((choice) => (
            <button
              type="submit"
              key={choice}
              name="locale"
              value={choice}
              lang={choice}
              aria-pressed={choice === locale}
            >
              {languageName(choice)}
            </button>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("theme")}</legend>
          {THEMES.map((choice) => (
            <button type="submit" key={choice} name="theme" value={choice} aria-pressed={choice === theme}>
              {t(`themes.${choice}`)}
            </button>
          ))}
        </fieldset>
      </PreferenceForm>
    </footer>
  );
}
