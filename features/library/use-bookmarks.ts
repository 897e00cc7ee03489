"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { v4 } from "uuid";
import { type BookmarkDraft, findBookmark } from "#core/bookmark/bookmark.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { browserStorage } from "#features/ui/kept-value.ts";
import { say } from "#features/ui/say.ts";
import { openBookmarks } from "./bookmark-database.ts";
import { type BookmarkSnapshot, NO_BOOKMARKS } from "./bookmark-ports.ts";
import { BookmarkStore } from "./bookmark-store.ts";
import { UnkeptChanges } from "./unkept-changes.ts";

const CHANNEL = "playhead.bookmarks";

const newId = () => v4();

/** Asks nothing of the browser before the first subscription, so that it may stand on the server too. */
export const bookmarkStore = new BookmarkStore({
  openStorage: openBookmarks,
  openChannel: () => (typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL)),
  unkept: new UnkeptChanges({ openStore: () => browserStorage("localStorage"), newId }),
  newId,
  now: Date.now,
});

const onServer = () => NO_BOOKMARKS;

/** The bookmarks of this browser; none until the page is alive and the browser has answered. */
export function useBookmarks(): BookmarkSnapshot {
  return useSyncExternalStore(bookmarkStore.subscribe, bookmarkStore.getSnapshot, onServer);
}

/** Bookmarks a moment and says so; takes the bookmark away where there is one already, which can be undone. */
export function useToggleBookmark(): (draft: BookmarkDraft) => void {
  const t = useTranslations("library.bookmarks");
  return (draft) => {
    const { track, moment } = draft;
    const known = findBookmark(bookmarkStore.getSnapshot().bookmarks, track, moment.start);
    if (known) return bookmarkStore.remove(known.id);
    bookmarkStore.add(draft);
    say(t("added", { time: formatMomentClock(moment) }));
  };
}
