"use client";

import { BookmarkNow } from "#features/library/bookmark-now.tsx";
import { usePlayback } from "#features/player/player-context.tsx";
import { ShareButton } from "#features/share/share-button.tsx";

/** What can be done with what is heard now: bookmark it, share it. */
export function NowActions() {
  return (
    <>
      <BookmarkNow />
      <NowSharing />
    </>
  );
}

/** Shares the moment that is heard now, to the second; at the very beginning, the episode. */
function NowSharing() {
  const track = usePlayback((playback) => playback.track);
  const now = usePlayback((playback) => Math.floor(playback.time));
  if (!track) return null;
  const moment = now > 0 ? { start: now, end: null } : null;
  return <ShareButton track={track} moment={moment} quote={null} variant="icon" />;
}
