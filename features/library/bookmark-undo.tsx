"use client";

import { useTranslations } from "next-intl";
import { type FocusEvent, useEffect, useState } from "react";
import styles from "./bookmark-undo.module.css";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

/** How long the offer stays when nobody is at it. Milliseconds. */
const STAY = 10_000;

/** Says that a bookmark was removed, and offers to bring it back, where the status speaks. */
export function BookmarkUndo() {
  const t = useTranslations("library.bookmarks");
  const { removed } = useBookmarks();
  const [held, setHeld] = useState(false);
  // Follows the clock; not while a pointer or the focus is here.
  useEffect(() => {
    if (!removed || held) return;
    const timer = setTimeout(() => bookmarkStore.forgetRemoved(), STAY);
    return () => clearTimeout(timer);
  }, [removed, held]);
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false);
  };
  const undo = () => {
    setHeld(false);
    bookmarkStore.undoRemove();
  };
  return (
    <div className={styles.place} role="status">
      {removed && (
        <p
          key={removed.id}
          className={styles.notice}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={leave}
        >
          {t("removed")}
          <button type="button" onClick={undo}>
            {t("undo")}
          </button>
        </p>
      )}
    </div>
  );
}
