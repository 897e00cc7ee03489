"use client";

import { useSyncExternalStore } from "react";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayer, usePlayerParts } from "../player-context.tsx";
import { type Heard, HearOnly } from "./hear-only.ts";

const hearOnlyOf = onceAVisit(
  ({ store, words }) =>
    new HearOnly({
      player: store,
      turnsOf: (speaker) => words.getSpoken().text?.turnsOf(speaker) ?? [],
    }),
);

/** What lets one speaker be heard alone. */
export function useHearOnly(): HearOnly {
  return hearOnlyOf(usePlayerParts());
}

/** Who is heard alone; null while everybody is. */
export function useHeard(): Heard | null {
  const { subscribe, getHeard } = useHearOnly();
  return useSyncExternalStore(subscribe, getHeard, getHeard);
}

/** Goes to the beginning of the next (1) or previous (-1) turn of a speaker. */
export function useSpeakerStep(speaker: string): (by: 1 | -1) => void {
  const player = usePlayer();
  const { words } = usePlayerParts();
  return (by) => {
    const now = player.currentTime();
    const start = words.getSpoken().text?.turnStartOf(speaker, now, by) ?? null;
    if (start !== null) player.step(start - now);
  };
}
