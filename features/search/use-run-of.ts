"use client";

import { isSameSearch } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { type HitRun, useHitRun } from "#features/player/queue/use-hits.ts";

/** The hits of this search while they are played in turn; null for those of another, and while none are. */
export function useRunOf(request: SearchRequest): HitRun | null {
  return useHitRun((run) => (run && isSameSearch(run.search, request) ? run : null));
}
