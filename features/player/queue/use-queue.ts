"use client";

import { useSyncExternalStore } from "react";
import { v4 } from "uuid";
import type { Track } from "#core/episode/track.ts";
import { browserStorage } from "#features/ui/kept-value.ts";
import { watchOtherTabs } from "#features/ui/other-tabs.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import type { PlayerParts } from "../player-parts.ts";
import { sleepTimerOf } from "../sleep/use-sleep.ts";
import type { PlayerStore } from "../store/player-store.ts";
import { fetchNewest, findUnheard } from "./fetch-newest.ts";
import { NO_QUEUE, type QueueSnapshot, QueueStore } from "./queue-store.ts";
import { type Following, QueueTurn } from "./queue-turn.ts";

/** Asks nothing of the browser before the first subscription, so that it may stand on the server too. */
export const queueStore = new QueueStore({
  openStorage: () => browserStorage("localStorage"),
  watchOthers: watchOtherTabs,
  newId: () => v4(),
});

const onServer = () => NO_QUEUE;

/** The queue of this browser; nothing until the page is alive. */
export function useQueue(): QueueSnapshot {
  return useSyncExternalStore(queueStore.subscribe, queueStore.getSnapshot, onServer);
}

const turnOf = onceAVisit(createTurn);

/** What goes on with the queue in the player. */
export function useQueueTurn(): QueueTurn {
  return turnOf(usePlayerParts());
}

/** What follows on what has ended in the player. */
export function useFollowing(): Following {
  const { subscribe, getFollowing } = useQueueTurn();
  return useSyncExternalStore(subscribe, getFollowing, getFollowing);
}

function createTurn(parts: PlayerParts): QueueTurn {
  const player = parts.store;
  // Hears of an end before what follows on it is asked for.
  const sleep = sleepTimerOf(parts);
  return new QueueTurn({
    player,
    queue: queueStore,
    mayGoOn: () => player.settings.getSettings().goesOn && !sleep.asleep,
    findNewest: (track) => findNewest(player, track),
  });
}

/** Silent without a network. */
async function findNewest(player: PlayerStore, track: Track): Promise<Track | null> {
  try {
    return findUnheard(await fetchNewest(track), track, player.getPlaces());
  } catch {
    return null;
  }
}
