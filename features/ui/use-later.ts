"use client";

import { startTransition, useEffect, useState } from "react";
import { inOwnTask, whenIdle } from "./when-idle.ts";

/**
 * A part of the page whose script comes after it; null until it is there. It is fetched as soon as it is wanted, else when
 * the browser has time, so that it is there without a network too. `load` is the same function each time; null as long as
 * nobody can want it.
 */
export function useLater<T>(load: (() => Promise<T>) | null, wanted: boolean): T | null {
  const [part, setPart] = useState<T | null>(null);
  const missing = part === null;
  // Follows the network, and what the browser has to do.
  useEffect(() => {
    if (!missing || !load) return;
    const stop = new AbortController();
    const fetchPart = () =>
      void loadAtLast(load).then((loaded) => {
        // Rendered in small steps: somebody may press something meanwhile.
        if (!stop.signal.aborted) startTransition(() => setPart(() => loaded));
      });
    const callOff = wanted ? inOwnTask(fetchPart) : whenIdle(fetchPart);
    stop.signal.addEventListener("abort", callOff);
    return () => stop.abort();
  }, [load, wanted, missing]);
  return part;
}

/** After so long it is asked for again, each time after twice as long, up to the longest. Milliseconds. */
const FIRST_AGAIN = 500;
const LONGEST_AGAIN = 30_000;

/** What could not be had is asked for again when there is a network, and after a while in any case: not every loss is told. */
export async function loadAtLast<T>(load: () => Promise<T>, again = FIRST_AGAIN): Promise<T> {
  try {
    return await load();
  } catch {
    await networkOr(again);
    return loadAtLast(load, Math.min(2 * again, LONGEST_AGAIN));
  }
}

function networkOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const come = () => {
      clearTimeout(timer);
      window.removeEventListener("online", come);
      resolve();
    };
    const timer = setTimeout(come, milliseconds);
    window.addEventListener("online", come);
  });
}
