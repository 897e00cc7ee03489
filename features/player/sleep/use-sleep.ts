"use client";

import { useSyncExternalStore } from "react";
import { browserStorage } from "#features/ui/kept-value.ts";
import { usePlayerParts } from "../player-context.tsx";
import type { PlayerParts } from "../player-parts.ts";
import { type SleepSnapshot, SleepTimer } from "./sleep-timer.ts";

const timers = new WeakMap<PlayerParts, SleepTimer>();

/** The sleep timer of a visit. */
export function sleepTimerOf(parts: PlayerParts): SleepTimer {
  const timer = timers.get(parts) ?? createTimer(parts);
  timers.set(parts, timer);
  return timer;
}

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
