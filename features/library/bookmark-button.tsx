"use client";

import { Bookmark as BookmarkIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type BookmarkDraft, findBookmark } from "#core/bookmark.ts";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useBookmarks, useToggleBookmark } from "./use-bookmarks.ts";

/** Bookmarks a moment, and takes the bookmark away again; pressed while there is one within a second of its start. */
export function BookmarkButton({ track, moment, text }: BookmarkDraft) {
  const { bookmarks } = useBookmarks();
  const toggle = useToggleBookmark();
  const pressed = findBookmark(bookmarks, track.href, moment.start) !== null;
  return <BookmarkToggle pressed={pressed} press={() => toggle({ track, moment, text })} />;
}

interface BookmarkToggleProps {
  readonly pressed: boolean;
  readonly press: () => void;
}

export function BookmarkToggle({ pressed, press }: BookmarkToggleProps) {
  const t = useTranslations("library.bookmarks");
  return (
    <IconButton name={t("bookmark")} aria-pressed={pressed} onClick={press}>
      <BookmarkIcon size={20} strokeWidth={1.5} fill={pressed ? "currentColor" : "none"} aria-hidden="true" />
    </IconButton>
  );
}
