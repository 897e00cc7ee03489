"use client";

import { type PointerEvent, useRef } from "react";

/** How far up a finger must go, and at least this much more than sideways. Pixels. */
const FAR_UP = 32;

/** Handlers for a bar that opens something when a finger swipes up from it. */
export function useSwipeUp(open: () => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const onPointerDown = ({ pointerType, clientX, clientY }: PointerEvent) => {
    from.current = pointerType === "mouse" ? null : { x: clientX, y: clientY };
  };
  const onPointerUp = ({ clientX, clientY }: PointerEvent) => {
    const start = from.current;
    from.current = null;
    if (start !== null && start.y - clientY >= FAR_UP + Math.abs(start.x - clientX)) open();
  };
  const onPointerCancel = () => {
    from.current = null;
  };
  return { onPointerDown, onPointerUp, onPointerCancel };
}
