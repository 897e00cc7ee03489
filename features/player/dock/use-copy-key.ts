"use client";

import { useCopyLink } from "#features/ui/use-copy-link.ts";
import { usePlayer, usePlayerState, useShortcut } from "../player-context.tsx";

/** Makes the key for it copy the link to what is heard now, on whatever page. */
export function useCopyKey(): void {
  const player = usePlayer();
  const track = usePlayerState((state) => state.track);
  const copyLink = useCopyLink(track?.href ?? "");
  useShortcut("copy-link", () => {
    if (track) void copyLink({ start: Math.floor(player.currentTime()), end: null });
  });
}
