"use client";

import { Bookmark as BookmarkIcon } from "lucide";
import { useTranslations } from "next-intl";
import { type BookmarkDraft, findBookmark } from "#core/bookmark/bookmark.ts";
import { ActionButton } from "#features/ui/action-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { useBookmarks, useToggleBookmark } from "./use-bookmarks.ts";

/** Bookmarks a moment, and takes the bookmark away again; pressed while there is one within a second of its start. */
export function BookmarkButton({ track, moment, text }: BookmarkDraft) {
  const t = useTranslations("library.bookmarks");
  const { bookmarks } = useBookmarks();
  const toggle = useToggleBookmark();
  const pressed = findBookmark(bookmarks, track, moment.start) !== null;
  return (
    <ActionButton
      icon={<BookmarkMark pressed={pressed} />}
      name={t("bookmark")}
      aria-pressed={pressed}
      onClick={() => toggle({ track, moment, text })}
    />
  );
}

/** The drawing of a bookmark, filled where there is one. */
export function BookmarkMark({ pressed }: { readonly pressed: boolean }) {
  return <Icon of={BookmarkIcon} filled={pressed} />;
}
