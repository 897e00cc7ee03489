"use client";

import { useSyncExternalStore } from "react";
import { browserStorage } from "#features/ui/kept-value.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import type { PlayerParts } from "../player-parts.ts";
import { type SleepSnapshot, SleepTimer } from "./sleep-timer.ts";

/** The sleep timer of a visit. */
export const sleepTimerOf = onceAVisit(createTimer);

export function useSleepTimer(): SleepTimer {
  return sleepTimerOf(usePlayerParts());
}

export function useSleep(): SleepSnapshot {
  const { subscribe, getSnapshot } = useSleepTimer();
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

function createTimer({ store, words }: PlayerParts): SleepTimer {
  return new SleepTimer({
    player: store,
    sentenceAfter: (time) => words.getSpoken().text?.sentenceStart(time, 1) ?? null,
    storage: browserStorage("localStorage"),
    now: Date.now,
  });
}
