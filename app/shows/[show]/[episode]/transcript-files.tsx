import { useTranslations } from "next-intl";
import { transcriptHref } from "#core/episode/address.ts";
import { languageName } from "#core/text/language.ts";
import { TRANSCRIPT_FILES } from "#core/transcript/write/format.ts";
import styles from "./page.module.css";

interface TranscriptFilesProps {
  readonly href: string;
  /** Of the transcripts that there are, the shown one first. */
  readonly languages: readonly string[];
}

/** The transcript to take along, in every format, and its other languages to read. */
export function TranscriptFiles({ href, languages }: TranscriptFilesProps) {
  const t = useTranslations("episode");
  const [shown = "", ...others] = languages;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t("transcriptFiles")}</h2>
      <ul className={styles.files}>
        {TRANSCRIPT_FILES.map((format) => (
          <li key={format}>
            <a href={transcriptHref(href, format, shown)} download>
              {format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p>
          <span>{t("otherLanguages")}</span>{" "}
          {others.map((language) => (
            <a key={language} href={`${href}?lang=${encodeURIComponent(language)}`} lang={language}>
              {languageName(language)}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
