"use client";

import { useEffect, useRef } from "react";
import { usePlayerParts, usePlayerState, useShortcut } from "#features/player/player-context.tsx";
import { useLater } from "#features/ui/use-later.ts";

const loadDock = async () => (await import("./player-dock.tsx")).PlayerDock;

/** The keys that the dock answers, and the player alone does not. */
type DockKey = "help" | "bookmark" | "previous-sentence" | "next-sentence";

/** The player's dock, which no page needs before something is in the player. A key that is pressed sooner waits for it. */
export function LaterDock() {
  const held = usePlayerState((state) => state.track !== null);
  const PlayerDock = useLater(loadDock, held);
  return PlayerDock ? <PlayerDock /> : <EarlyKeys />;
}

function EarlyKeys() {
  const { handlers } = usePlayerParts();
  const pressed = useRef<DockKey | null>(null);
  const wait = (key: DockKey) => () => {
    pressed.current = key;
  };
  useShortcut("help", wait("help"));
  useShortcut("bookmark", wait("bookmark"));
  useShortcut("previous-sentence", wait("previous-sentence"));
  useShortcut("next-sentence", wait("next-sentence"));
  // Follows the dock, whose keys answer by the time that the page has gone on.
  useEffect(
    () => () => {
      const key = pressed.current;
      if (key !== null) setTimeout(() => handlers.get(key)?.());
    },
    [handlers],
  );
  return null;
}
