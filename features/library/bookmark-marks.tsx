"use client";

import { useEffect } from "react";
import type { Bookmark } from "#core/bookmark/bookmark.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { findSpoken } from "#core/transcript/spoken-place.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { paint, rangeIn } from "#features/ui/highlight.ts";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

/** What an episode's page does for its bookmarks: carries them over to how it is called now, and marks their words. */
export function BookmarkMarks({ track }: { readonly track: Track }) {
  const { bookmarks } = useBookmarks();
  // Follows what the browser has kept, which may know the episode by another address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: bookmarks that are read later are met later
  useEffect(() => bookmarkStore.meet(track), [track, bookmarks]);
  // Follows the page's text, which the browser paints: React knows nothing of highlights.
  useEffect(() => {
    const marked = bookmarks.filter((bookmark) => isSameEpisode(bookmark.track, track));
    const ranges = marked.length === 0 ? [] : spokenRanges(marked);
    paint("bookmark", ranges);
    return () => paint("bookmark", []);
  }, [track, bookmarks]);
  return null;
}

/** Where the words of bookmarks stand. What was corrected since, or cannot be found, is passed over. */
function spokenRanges(bookmarks: readonly Bookmark[]): readonly Range[] {
  const passages = [...document.querySelectorAll<HTMLElement>("[data-passage]")].flatMap((passage) => {
    const node = passage.querySelector("[data-words]")?.firstChild;
    const start = passage.querySelector<HTMLElement>("[data-time]")?.dataset.time;
    return node instanceof Text && start !== undefined ? [{ node, start: Number(start) }] : [];
  });
  const starts = passages.map(({ start }) => start);
  const texts = passages.map(({ node }) => node.data);
  return bookmarks.flatMap(({ moment, text }) => {
    const first = Math.max(0, indexAt(starts, moment.start + ROUNDED));
    return findSpoken(texts, first, text).flatMap((place) => {
      const node = passages[place.text]?.node;
      return node ? [rangeIn(node, place.start, place.end)] : [];
    });
  });
}

/** Moments in links are rounded to the millisecond. Seconds. */
const ROUNDED = 0.001;
