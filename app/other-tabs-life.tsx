"use client";

import { useEffect } from "react";
import { takeOver } from "#features/player/dock/take-over.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import { watchOtherTabs } from "#features/ui/other-tabs.ts";

/** Has this tab know where the listener is, and what they have set, as another tab has kept it. */
export function OtherTabsLife() {
  const player = usePlayer();
  // Follows the other tabs, which may have kept something since this page has read it.
  useEffect(() => {
    const look = () => {
      // What rests where nobody looks would fetch sound for each place that another tab plays to.
      if (document.visibilityState === "visible" || player.getPlayback().playing) takeOver(player);
    };
    look();
    const leave = watchOtherTabs(look);
    document.addEventListener("visibilitychange", look);
    return () => {
      leave();
      document.removeEventListener("visibilitychange", look);
    };
  }, [player]);
  return null;
}
