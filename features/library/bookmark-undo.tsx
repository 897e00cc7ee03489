"use client";

import { useTranslations } from "next-intl";
import { UndoNotice } from "./undo-notice.tsx";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

/** Says that a bookmark was removed, and offers to bring it back. */
export function BookmarkUndo() {
  const t = useTranslations("library.bookmarks");
  const { removed } = useBookmarks();
  return (
    <UndoNotice
      done={removed && { id: removed.id, sentence: t("removed") }}
      undo={() => bookmarkStore.undoRemove()}
      pass={() => bookmarkStore.forgetRemoved()}
    />
  );
}
