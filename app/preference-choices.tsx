import { useLocale, useTranslations } from "next-intl";
import { languageName } from "#core/text/language.ts";
import { LOCALES } from "#server/http/locale.ts";
import { PREFERENCES_HREF } from "#server/http/preferences-href.ts";
import { THEMES, type Theme } from "#server/http/theme.ts";
import styles from "./preference-choices.module.css";
import { PreferenceForm } from "./preference-form.tsx";

/** The language and the theme of all pages. */
export function PreferenceChoices({ theme }: { readonly theme: Theme }) {
  const t = useTranslations("site");
  const locale = useLocale();
  return (
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
  );
}
