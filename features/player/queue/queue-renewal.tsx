"use client";

import { useEffect } from "react";
import type { Track } from "#core/episode/track.ts";
import { queueStore, useQueue } from "./use-queue.ts";

/** What an episode's page does for the queue: carries what waits there over to how the episode is called now. */
export function QueueRenewal({ track }: { readonly track: Track }) {
  const { items } = useQueue();
  // Follows what the browser has kept, which may know the episode by another address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits is read later, and other tabs add to it
  useEffect(() => queueStore.meet(track), [track, items]);
  return null;
}
