"use client";

import { type PointerEvent, type RefObject, useRef } from "react";

/** How far a finger must go before it is known which way. Pixels. */
const DECIDED = 10;
/** How far down a finger must go before letting go closes the sheet, and how far sideways to turn it over. Pixels. */
const FAR_DOWN = 96;
const FAR_ASIDE = 56;

interface Swipes {
  /** Swiped down; left out where the text below the finger scrolls instead. */
  readonly down?: () => void;
  /** Swiped to either side. */
  readonly aside: () => void;
  /** Touched, and let go in place. */
  readonly tap?: () => void;
}

interface Finger {
  readonly x: number;
  readonly y: number;
  readonly axis: "x" | "y" | null;
}

/** Handlers for a part of a sheet that fingers swipe. Downwards the sheet follows the finger. */
export function useSwipes(sheet: RefObject<HTMLElement | null>, { down, aside, tap }: Swipes) {
  const finger = useRef<Finger | null>(null);
  const moveTo = (distance: number) =>
    sheet.current?.style.setProperty("translate", distance > 0 ? `0 ${distance}px` : "none");
  const onPointerDown = ({ pointerType, clientX, clientY }: PointerEvent) => {
    if (pointerType !== "mouse") finger.current = { x: clientX, y: clientY, axis: null };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (finger.current === null) return;
    const { x, y } = finger.current;
    const axis = finger.current.axis ?? axisOf(event.clientX - x, event.clientY - y);
    // From now on the finger is not on a button any more.
    if (axis !== null && finger.current.axis === null) event.currentTarget.setPointerCapture(event.pointerId);
    finger.current = { x, y, axis };
    if (axis === "y" && down) moveTo(event.clientY - y);
  };
  const onPointerUp = (event: PointerEvent) => {
    const from = finger.current;
    onPointerCancel();
    if (from === null) return;
    if (from.axis === null) tap?.();
    else if (from.axis === "x" && Math.abs(event.clientX - from.x) >= FAR_ASIDE) aside();
    else if (from.axis === "y" && event.clientY - from.y >= FAR_DOWN) down?.();
  };
  const onPointerCancel = () => {
    finger.current = null;
    moveTo(0);
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}

function axisOf(across: number, along: number): "x" | "y" | null {
  if (Math.max(Math.abs(across), Math.abs(along)) < DECIDED) return null;
  return Math.abs(across) > Math.abs(along) ? "x" : "y";
}
