"use client";

import { type PointerEvent, type RefObject, useRef } from "react";

/** How far a finger must go before it is known which way. Pixels. */
const DECIDED = 10;
/** How far it must go for what a swipe asks for. Pixels. */
const FAR = { up: 32, down: 96, aside: 56 };

interface Swipes {
  readonly up?: () => void;
  /** Left out where what is below the finger scrolls instead. */
  readonly down?: () => void;
  /** To either side. */
  readonly aside?: () => void;
  /** Touched, and let go in place, on this element. */
  readonly tap?: (touched: Element) => void;
}

interface Finger {
  readonly x: number;
  readonly y: number;
  readonly axis: "x" | "y" | null;
}

/** Handlers for what fingers swipe. A sheet, where there is one, follows the finger downwards. */
export function useSwipes(
  { up, down, aside, tap }: Swipes,
  sheet: RefObject<HTMLElement | null> | null = null,
) {
  const finger = useRef<Finger | null>(null);
  const moveTo = (distance: number) =>
    sheet?.current?.style.setProperty("translate", distance > 0 ? `0 ${distance}px` : "none");
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
  const onPointerUp = ({ target, clientX, clientY }: PointerEvent) => {
    const from = finger.current;
    onPointerCancel();
    if (from === null) return;
    const [across, along] = [clientX - from.x, clientY - from.y];
    if (from.axis === null) target instanceof Element && tap?.(target);
    else if (from.axis === "x") Math.abs(across) >= FAR.aside && aside?.();
    else if (along >= FAR.down) down?.();
    else if (along <= -FAR.up) up?.();
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
