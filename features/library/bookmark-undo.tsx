"use client";

import { useTranslations } from "next-intl";
import { PassingOffer } from "#features/ui/passing-offer.tsx";
import status from "#features/ui/status.module.css";
import styles from "./bookmark-undo.module.css";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

/** Milliseconds. */
const STAY = 10_000;

/** Says that a bookmark was removed, and offers to bring it back, where the status speaks. */
export function BookmarkUndo() {
  const t = useTranslations("library.bookmarks");
  const { removed } = useBookmarks();
  return (
    <div className={status.status} role="status">
      {removed && (
        <PassingOffer
          key={removed.id}
          className={styles.notice}
          stay={STAY}
          pass={() => bookmarkStore.forgetRemoved()}
        >
          <span>{t("removed")}</span>
          <button type="button" onClick={() => bookmarkStore.undoRemove()}>
            {t("undo")}
          </button>
        </PassingOffer>
      )}
    </div>
  );
}
