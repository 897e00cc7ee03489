"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { clipPath } from "#core/episode/address.ts";
import { CLIP_FILES } from "#core/quote/clip-file.ts";
import { formatMoment, type Range } from "#core/time/moment.ts";
import styles from "./share-dialog.module.css";

interface ClipFilesProps {
  /** Of the episode. */
  readonly href: string;
  readonly range: Range;
  /** Of the transcript that is quoted, BCP 47. */
  readonly language: string;
}

/** The words to take along as files. */
export function ClipFiles({ href, range, language }: ClipFilesProps) {
  const t = useTranslations("share");
  const heading = useId();
  const parameters = `t=${formatMoment(range)}&lang=${encodeURIComponent(language)}`;
  return (
    <section aria-labelledby={heading} className={styles.part}>
      <h3 id={heading}>{t("saveAs")}</h3>
      <ul className={styles.targets}>
        {CLIP_FILES.map((format) => (
          <li key={format}>
            <a href={`${clipPath(href, format)}?${parameters}`} download>
              {t(`files.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
