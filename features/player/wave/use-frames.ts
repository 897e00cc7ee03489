"use client";

import { useEffect, useEffectEvent } from "react";

/** Calls back on every frame, as long as it is wanted: what moves with the sound, and is seen to. */
export function useFrames(wanted: boolean, callback: () => void): void {
  const tick = useEffectEvent(callback);
  // Follows the screen.
  useEffect(() => {
    if (!wanted) return;
    let frame = requestAnimationFrame(function next() {
      tick();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
}
