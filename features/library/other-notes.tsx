"use client";

import { useTranslations } from "next-intl";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./bookmark-editor.module.css";
import { useBookmarks } from "./use-bookmarks.ts";

interface OtherNotesProps {
  /** The id of the bookmark. */
  readonly id: string;
  /** Puts a note into the field, where it can be changed before it is saved. */
  readonly use: (note: string) => void;
}

/** What was written of the same bookmark on other devices, while none knew of the others. */
export function OtherNotes({ id, use }: OtherNotesProps) {
  const t = useTranslations("library.bookmarks");
  const notes = useBookmarks().otherNotes.get(id) ?? [];
  if (notes.length === 0) return null;
  return (
    <section className={styles.others} aria-label={t("otherNotes")}>
      <p>{t("otherNotesAbout")}</p>
      <ul>
        {notes.map(({ other, forget }) => (
          <li key={other}>
            <p dir="auto">{other}</p>
            <p className={styles.buttons}>
              <TextButton onClick={() => use(other)}>{t("useNote")}</TextButton>
              <TextButton onClick={forget}>{t("dropNote")}</TextButton>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
