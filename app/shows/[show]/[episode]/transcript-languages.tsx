import { useLocale, useTranslations } from "next-intl";
import { languageName } from "#core/text/language.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./page.module.css";

interface TranscriptLanguagesProps {
  readonly href: string;
  /** Of the transcripts that there are, the shown one first. */
  readonly languages: readonly string[];
}

/** The languages that the transcript can be read in, always in the same order; nothing where there is one. */
export function TranscriptLanguages({ href, languages }: TranscriptLanguagesProps) {
  const t = useTranslations("episode");
  const locale = useLocale();
  const [shown] = languages;
  if (languages.length < 2) return null;
  const inOrder = languages.toSorted((one, other) =>
    languageName(one).localeCompare(languageName(other), locale),
  );
  return (
    <nav className={styles.languages} aria-label={t("transcriptLanguages")}>
      {inOrder.map((language) => (
        <PageLink
          key={language}
          href={`${href}?lang=${encodeURIComponent(language)}`}
          lang={language}
          scroll={false}
          aria-current={language === shown ? "true" : undefined}
        >
          {languageName(language)}
        </PageLink>
      ))}
    </nav>
  );
}
