"use client";

import { useSyncExternalStore } from "react";
import { browserStorage } from "#features/ui/kept-value.ts";
import { watchOtherTabs } from "#features/ui/other-tabs.ts";
import { type FollowedSnapshot, FollowedStore, NO_SEARCHES } from "./followed-store.ts";

/** Asks nothing of the browser before the first subscription, so that it may stand on the server too. */
export const followedStore = new FollowedStore({
  openStorage: () => browserStorage("localStorage"),
  watchOthers: watchOtherTabs,
  now: Date.now,
});

const onServer = () => NO_SEARCHES;

/** The searches that are followed in this browser; none until the page is alive. */
export function useFollowed(): FollowedSnapshot {
  return useSyncExternalStore(followedStore.subscribe, followedStore.getSnapshot, onServer);
}
