"use client";

import { useLater } from "#features/ui/use-later.ts";

// The page knows nothing of what is kept in the browser: what shows it comes after it.
const loadBookmarks = async () => (await import("#features/library/bookmark-library.tsx")).BookmarkLibrary;
const loadQueue = async () => (await import("#features/player/queue/queue-list.tsx")).QueueList;
const loadFollowed = async () => (await import("#features/search/followed-list.tsx")).FollowedList;
const loadHistory = async () => (await import("#features/library/history-list.tsx")).HistoryList;

export function LaterBookmarks() {
  const BookmarkLibrary = useLater(loadBookmarks, true);
  return BookmarkLibrary && <BookmarkLibrary />;
}

export function LaterQueue() {
  const QueueList = useLater(loadQueue, true);
  return QueueList && <QueueList />;
}

export function LaterFollowed() {
  const FollowedList = useLater(loadFollowed, true);
  return FollowedList && <FollowedList />;
}

export function LaterHistory() {
  const HistoryList = useLater(loadHistory, true);
  return HistoryList && <HistoryList />;
}
