"use client";

import { useTranslations } from "next-intl";
import { TextButton } from "#features/ui/text-button.tsx";
import type { Draft } from "./draft.ts";
import styles from "./panel.module.css";

interface StrayDraftsProps {
  readonly drafts: readonly Draft[];
  readonly giveBack: (passage: number) => void;
}

/** What was typed into passages that somebody else has joined to others: nobody types it again. */
export function StrayDrafts({ drafts, giveBack }: StrayDraftsProps) {
  const t = useTranslations("editor");
  if (drafts.length === 0) return null;
  return (
    <aside className={styles.panel} aria-label={t("stray")}>
      <p>{t("strayAbout")}</p>
      {drafts.map(({ passage, text }) => (
        <div key={passage}>
          <blockquote className={styles.quoted}>{text}</blockquote>
          <p className={styles.buttons}>
            <TextButton onClick={() => giveBack(passage)}>{t("discard")}</TextButton>
          </p>
        </div>
      ))}
    </aside>
  );
}
