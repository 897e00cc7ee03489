"use client";

import { useTranslations } from "next-intl";
import { findBookmark } from "#core/bookmark/bookmark.ts";
import { roundToMillisecond } from "#core/time/time.ts";
import {
  useKeyTip,
  usePlayer,
  usePlayerParts,
  usePlayerState,
  useShortcut,
} from "#features/player/player-context.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { BookmarkMark } from "./bookmark-button.tsx";
import { useBookmarks, useToggleBookmark } from "./use-bookmarks.ts";

/**
 * Bookmarks what is heard now, with the sentence; words that are not there yet are asked for, and come to the bookmark
 * later (see bookmark-keeper.tsx). Nothing while nothing is in the player.
 */
export function useToggleNow(): () => void {
  const player = usePlayer();
  const { words } = usePlayerParts();
  const toggle = useToggleBookmark();
  return () => {
    const { track } = player.getPlayback();
    if (!track) return;
    const start = roundToMillisecond(player.currentTime());
    const { text } = words.getSpoken();
    if (text === null) void words.load();
    toggle({ track, moment: { start, end: null }, text: text?.sentenceAt(start) ?? "" });
  };
}

/** Makes key B bookmark what is heard now, while this is on the page. */
export function useBookmarkKey(): void {
  useShortcut("bookmark", useToggleNow());
}

/** The button for the player; pressed while the sound is within a second of a bookmark. Nothing without an episode. */
export function BookmarkNow() {
  const t = useTranslations("library.bookmarks");
  const { bookmarks } = useBookmarks();
  const toggle = useToggleNow();
  const tip = useKeyTip("bookmark");
  const loaded = usePlayerState(({ track }) => track !== null);
  const pressed = usePlayerState(
    ({ track, time }) => track !== null && findBookmark(bookmarks, track, time) !== null,
  );
  if (!loaded) return null;
  return (
    <IconButton name={t("bookmark")} {...tip(t("bookmark"))} aria-pressed={pressed} onClick={toggle}>
      <BookmarkMark pressed={pressed} />
    </IconButton>
  );
}
