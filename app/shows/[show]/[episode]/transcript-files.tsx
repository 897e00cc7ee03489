import { useTranslations } from "next-intl";
import { transcriptHref } from "#core/episode/address.ts";
import { TRANSCRIPT_FILES } from "#core/transcript/write/format.ts";
import styles from "./page.module.css";

interface TranscriptFilesProps {
  readonly href: string;
  /** Of the shown transcript, BCP 47. */
  readonly language: string;
}

/** The transcript to take along, in every format. */
export function TranscriptFiles({ href, language }: TranscriptFilesProps) {
  const t = useTranslations("episode");
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t("transcriptFiles")}</h2>
      <ul className={styles.files}>
        {TRANSCRIPT_FILES.map((format) => (
          <li key={format}>
            <a href={transcriptHref(href, format, language)} download>
              {format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
