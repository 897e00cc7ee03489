"use client";

import { useEffect } from "react";
import { countPlays } from "./count-plays.ts";
import { usePlayer } from "./player-context.tsx";

/** Has it counted what is played, where the site does that. */
export function PlayCounting() {
  const player = usePlayer();
  // Follows the player, for the rest of the visit.
  useEffect(() => countPlays(player), [player]);
  return null;
}
