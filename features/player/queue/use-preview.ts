"use client";

import { useSyncExternalStore } from "react";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import { Preview, type Previewed } from "./preview.ts";

const previewOf = onceAVisit(({ store }) => new Preview({ player: store, createElement: () => new Audio() }));

/** What lets a few seconds be heard in place. */
export function usePreview(): Preview {
  return previewOf(usePlayerParts());
}

/** The preview of this id while it is on, else null. */
export function usePreviewed(id: string): Previewed | null {
  const { subscribe, getPreviewed } = usePreview();
  const previewed = useSyncExternalStore(subscribe, getPreviewed, getPreviewed);
  return previewed?.id === id ? previewed : null;
}
