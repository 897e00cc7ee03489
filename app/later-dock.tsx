"use client";

import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { usePlayerParts, usePlayerState, useShortcut } from "#features/player/player-context.tsx";
import { followQueueRequests, getQueueRequest } from "#features/player/queue/queue-request.ts";
import { useLater } from "#features/ui/use-later.ts";

const loadDock = async () => (await import("./player-dock.tsx")).PlayerDock;

/** The keys that the dock answers, and the player alone does not. */
const DOCK_KEYS = [
  "help",
  "copy-link",
  "bookmark",
  "queue",
  "sleep",
  "previous-sentence",
  "next-sentence",
  "previous-turn",
  "next-turn",
  "previous-passage",
  "next-passage",
  "say-again",
] as const;
type DockKey = (typeof DOCK_KEYS)[number];

/**
 * The player's dock, which no page needs before something is in the player, or is to be queued. A key that is pressed sooner
 * waits for it.
 */
export function LaterDock() {
  const held = usePlayerState((state) => state.track !== null);
  const asked = useSyncExternalStore(followQueueRequests, getQueueRequest, () => null) !== null;
  const PlayerDock = useLater(loadDock, held || asked);
  return PlayerDock ? <PlayerDock /> : <EarlyKeys />;
}

function EarlyKeys() {
  const { handlers } = usePlayerParts();
  const pressed = useRef<DockKey | null>(null);
  // Follows the dock, whose keys answer by the time that the page has gone on.
  useEffect(
    () => () => {
      const key = pressed.current;
      if (key !== null) setTimeout(() => handlers.get(key)?.());
    },
    [handlers],
  );
  return DOCK_KEYS.map((key) => <EarlyKey key={key} action={key} pressed={pressed} />);
}

interface EarlyKeyProps {
  readonly action: DockKey;
  readonly pressed: RefObject<DockKey | null>;
}

function EarlyKey({ action, pressed }: EarlyKeyProps) {
  useShortcut(action, () => {
    pressed.current = action;
  });
  return null;
}
