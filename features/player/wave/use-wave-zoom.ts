"use client";

import { useSyncExternalStore } from "react";
import type { WaveView } from "#core/audio/wave-view.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts, useShortcut } from "../player-context.tsx";
import { WaveZoom } from "./wave-zoom.ts";

/** A press of a button or a key halves or doubles what is shown. */
export const CLOSER = 0.5;
export const WIDER = 2;

const zoomOf = onceAVisit(({ store }) => new WaveZoom({ player: store }));

/** What part of the episode the waveforms show. */
export function useWaveZoom(): WaveZoom {
  return zoomOf(usePlayerParts());
}

/** The part that is shown; null for all of it. */
export function useWaveView(): WaveView | null {
  const { subscribe, getView } = useWaveZoom();
  return useSyncExternalStore(subscribe, getView, getView);
}

/** Makes the keys for the waveform work, on whatever page. */
export function useZoomKeys(): void {
  const zoom = useWaveZoom();
  useShortcut("zoom-in", () => zoom.scaleHere(CLOSER));
  useShortcut("zoom-out", () => zoom.scaleHere(WIDER));
  useShortcut("zoom-whole", () => zoom.reset());
}
