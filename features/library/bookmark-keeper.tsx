"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { usePlayerState, useWaveMarks } from "#features/player/player-context.tsx";
import { say } from "#features/ui/say.ts";
import { useBookmarkKey } from "./bookmark-now.tsx";
import { BookmarkUndo } from "./bookmark-undo.tsx";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

/** What bookmarks need on every page: key B, marks on the player's waveform, undo. Once, in the root layout. */
export function BookmarkKeeper() {
  const track = usePlayerState((state) => state.track);
  useSayNotKept();
  return (
    <>
      {track && <InPlayer track={track} />}
      <BookmarkUndo />
    </>
  );
}

function InPlayer({ track: playing }: { readonly track: Track }) {
  const { bookmarks } = useBookmarks();
  const times = useMemo(
    () => bookmarks.filter(({ track }) => isSameEpisode(track, playing)).map(({ moment }) => moment.start),
    [bookmarks, playing],
  );
  const spoken = usePlayerState((state) => state.spoken.text);
  // Follows what is said in the episode, which may come after a bookmark was made, or be corrected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: bookmarks that are read or made later are completed later
  useEffect(() => {
    if (spoken) bookmarkStore.complete(playing, spoken);
  }, [playing, spoken, bookmarks]);
  useWaveMarks(playing.href, times, "bookmark");
  useBookmarkKey();
  return null;
}

/** Says at the first bookmark that the browser keeps none. */
function useSayNotKept(): void {
  const t = useTranslations("library.bookmarks");
  const { keptIn, bookmarks } = useBookmarks();
  const lost = keptIn === "page" && bookmarks.length > 0;
  const sentence = t("notKept");
  // Follows the browser's storage.
  useEffect(() => {
    if (lost) say(sentence);
  }, [lost, sentence]);
}
