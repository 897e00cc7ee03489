"use client";

import { useSyncExternalStore } from "react";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import { HitList, type HitRun } from "./hit-list.ts";
import type { FetchHits } from "./hit-store.ts";

export type { HitRun } from "./hit-list.ts";

// Comes with what it fetches: the first hits are the page's own.
const fetchHits: FetchHits = async (search, first) =>
  (await import("./fetch-hits.ts")).fetchHits(search, first);

const listOf = onceAVisit(({ store }) => new HitList({ player: store, fetchHits }));

/** What plays hits in turn. */
export function useHits(): HitList {
  return listOf(usePlayerParts());
}

/**
 * Something of the hits that are played in turn, which are null while there are none. `select` must return what stays the
 * same until it changes, as with `usePlayerState`.
 */
export function useHitRun<T>(select: (run: HitRun | null) => T): T {
  const { subscribe, getRun } = useHits();
  const selected = () => select(getRun());
  return useSyncExternalStore(subscribe, selected, selected);
}
