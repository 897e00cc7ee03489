"use client";

import { type PointerEvent, type RefObject, useRef } from "react";

/** How far down a finger must go, in pixels, before letting go closes the sheet. */
const FAR_ENOUGH = 96;

/** Handlers for the part of a sheet by which it can be swiped down; the sheet follows the finger. */
export function useSwipeDown(sheet: RefObject<HTMLElement | null>, close: () => void) {
  const from = useRef<number | null>(null);
  const moveTo = (distance: number) => {
    sheet.current?.style.setProperty("transform", distance > 0 ? `translateY(${distance}px)` : "none");
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === "mouse" || (event.target instanceof Element && event.target.closest("button")))
      return;
    from.current = event.clientY;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (from.current !== null) moveTo(event.clientY - from.current);
  };
  const onPointerUp = (event: PointerEvent) => {
    if (from.current === null) return;
    const distance = event.clientY - from.current;
    from.current = null;
    moveTo(0);
    if (distance >= FAR_ENOUGH) close();
  };
  const onPointerCancel = () => {
    from.current = null;
    moveTo(0);
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}
