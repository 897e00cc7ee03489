"use client";

import { useEffect } from "react";
import { usePlayer } from "#features/player/player-context.tsx";
import { hearForgetting } from "./forget.ts";

/** Forgets everything together with the tab in which that was wished: else this one would keep again what it knows. */
export function ForgetWithOthers() {
  const player = usePlayer();
  // Follows the other tabs.
  useEffect(() => {
    const stop = () => {
      player.pause();
      player.keepNothing();
    };
    return hearForgetting(stop, () => {
      stop();
      window.location.reload();
    });
  }, [player]);
  return null;
}
