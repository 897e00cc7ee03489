"use client";

import { useEffect } from "react";
import { usePlayer } from "#features/player/player-context.tsx";
import { loadAtLast } from "#features/ui/use-later.ts";

const loadWork = () => import("./sync-work.ts");

/** Keeps this browser in step with the account of who is signed in. Where nobody is, not even its script is fetched. */
export function SyncLife() {
  const player = usePlayer();
  // Follows who is signed in, which the first script of pages shows.
  useEffect(() => {
    let stop = new AbortController();
    const begin = async () => {
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      if (document.documentElement.dataset.account === undefined) return;
      const { keepInStep, syncedStores } = await loadAtLast(loadWork);
      if (!signal.aborted) signal.addEventListener("abort", keepInStep(syncedStores(player)));
    };
    const watch = () => void begin();
    const observer = new MutationObserver(watch);
    observer.observe(document.documentElement, { attributeFilter: ["data-account"] });
    watch();
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, [player]);
  return null;
}
