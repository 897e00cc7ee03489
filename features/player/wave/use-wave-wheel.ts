"use client";

import { useEffectEvent, useLayoutEffect } from "react";
import { timeAtShare, type WaveView } from "#core/audio/wave-view.ts";
import type { WaveZoom } from "./wave-zoom.ts";

/** One notch of a wheel, 100 pixels, is a third closer. A share for every pixel. */
const CLOSER_A_PIXEL = 0.004;
/** Some browsers count in lines. */
const LINE = 16;

/**
 * Lets a wheel with Ctrl or Command scale the waveform about the pointer; once it is scaled, the wheel alone too, and aside
 * it moves. While all of it is shown the wheel is the page's.
 */
export function useWaveWheel(
  place: { readonly current: HTMLElement | null },
  zoom: WaveZoom,
  view: WaveView,
): void {
  const turn = useEffectEvent((event: WheelEvent) => {
    const element = place.current;
    const wanted = event.ctrlKey || event.metaKey || zoom.getView() !== null;
    if (!element || !wanted) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const { left, width } = element.getBoundingClientRect();
    const [aside, along] = event.shiftKey ? [event.deltaX || event.deltaY, 0] : [event.deltaX, event.deltaY];
    if (Math.abs(aside) > Math.abs(along)) zoom.move((aside * unit) / width);
    else
      zoom.scale(Math.exp(along * unit * CLOSER_A_PIXEL), timeAtShare(view, (event.clientX - left) / width));
  });
  // Follows the wheel past React, whose listeners may not keep the page from scrolling.
  useLayoutEffect(() => {
    const element = place.current;
    const listener = (event: WheelEvent) => turn(event);
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, [place]);
}
