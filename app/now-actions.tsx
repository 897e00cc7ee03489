"use client";

import { BookmarkNow } from "#features/library/bookmark-now.tsx";
import { KeepButton } from "#features/offline/keep-button.tsx";
import { usePlayerState } from "#features/player/player-context.tsx";
import { ShareButton } from "#features/share/share-button.tsx";

/** What can be done with what is heard now: bookmark it, share it, keep it. */
export function NowActions() {
  return (
    <>
      <BookmarkNow />
      <NowSharing />
      <NowKeeping />
    </>
  );
}

function NowKeeping() {
  const track = usePlayerState((state) => state.track);
  return track && <KeepButton track={track} variant="icon" />;
}

/** Shares the moment that is heard now, to the second; at the very beginning, the episode. */
function NowSharing() {
  const track = usePlayerState((state) => state.track);
  const now = usePlayerState((state) => Math.floor(state.time));
  if (!track) return null;
  const offer = now > 0 ? { now, taken: true } : null;
  return <ShareButton track={track} moment={null} quote={null} offer={offer} variant="icon" />;
}
