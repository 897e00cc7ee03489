"use client";

import { usePlayback } from "#features/player/player-context.tsx";
import { ShareButton } from "#features/share/share-button.tsx";

/** Shares the moment that is heard now, to the second; at the very beginning, the episode. */
export function NowSharing() {
  const track = usePlayback((playback) => playback.track);
  const now = usePlayback((playback) => Math.floor(playback.time));
  if (!track) return null;
  const moment = now > 0 ? { start: now, end: null } : null;
  return <ShareButton track={track} moment={moment} quote={null} variant="icon" />;
}
