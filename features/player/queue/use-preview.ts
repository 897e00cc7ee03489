"use client";

import { useSyncExternalStore } from "react";
import { whenIdle } from "#features/ui/when-idle.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import { LaterPreview } from "./later-preview.ts";
import { LaterStore } from "./later-store.ts";
import type { Previewed } from "./preview.ts";

const previewOf = onceAVisit(({ store }) => {
  const load = async () => {
    const { Preview } = await import("./preview.ts");
    return new Preview({ player: store, createElement: () => new Audio() });
  };
  return new LaterPreview(new LaterStore({ load, whenIdle }));
});

/** What lets a few seconds be heard in place. */
export function usePreview(): LaterPreview {
  return previewOf(usePlayerParts());
}

/** The preview of this id while it is on, else null. */
export function usePreviewed(id: string): Previewed | null {
  const { subscribe, getPreviewed } = usePreview();
  const previewed = useSyncExternalStore(subscribe, getPreviewed, getPreviewed);
  return previewed?.id === id ? previewed : null;
}
