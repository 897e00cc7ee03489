"use client";

import { useSyncExternalStore } from "react";
import type { SearchRequest } from "#core/search/request.ts";
import { whenIdle } from "#features/ui/when-idle.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import type { HitList, HitRun } from "./hit-list.ts";
import { LaterStore } from "./later-store.ts";

export type { HitRun } from "./hit-list.ts";

const hitsOf = onceAVisit(({ store }) => {
  const load = async () => {
    const [{ HitList }, { fetchHits }] = await Promise.all([
      import("./hit-list.ts"),
      import("./fetch-hits.ts"),
    ]);
    return new HitList({ player: store, fetchHits });
  };
  return new LaterStore({ load, whenIdle });
});

/** What plays hits in turn. */
export function useHits(): LaterStore<HitList> {
  return hitsOf(usePlayerParts());
}

/**
 * Something of the hits that are played in turn, which are null while there are none. `select` must return what stays the
 * same until it changes, as with `usePlayerState`.
 */
export function useHitRun<T>(select: (run: HitRun | null) => T): T {
  const hits = useHits();
  const selected = () => select(hits.came?.getRun() ?? null);
  return useSyncExternalStore(hits.subscribe, selected, selected);
}

/** The hits of this search while they are played in turn; null for those of another, and while none are. */
export function useRunOf(search: SearchRequest): HitRun | null {
  const hits = useHits();
  const run = () => hits.came?.runOf(search) ?? null;
  return useSyncExternalStore(hits.subscribe, run, run);
}
