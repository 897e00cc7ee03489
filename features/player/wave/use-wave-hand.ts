"use client";

import { type PointerEvent, useRef, useState } from "react";
import { type Fingers, moveView, pinchView, timeAtShare, type WaveView } from "#core/audio/wave-view.ts";
import { clamp } from "#core/time/time.ts";
import type { WaveZoom } from "./wave-zoom.ts";

interface Wave {
  readonly duration: number;
  /** What is seen now. */
  readonly view: WaveView;
  readonly zoom: WaveZoom;
  readonly seek: (time: number) => void;
}

/**
 * What a hand does at the moment. `scrub`: one finger or the mouse looks for a place in the whole. `move`: it presses what
 * is scaled, and moves it once it has `gone` further than a press. `pinch`: two fingers scale. `done`: the rest is nothing.
 */
type Grip =
  | { readonly kind: "scrub" | "done" }
  | { readonly kind: "move"; readonly from: number; readonly view: WaveView; readonly gone: boolean }
  | { readonly kind: "pinch"; readonly from: Fingers; readonly view: WaveView };

/** A press moves no further. CSS pixels. */
const STILL = 4;

/** Times in seconds. */
interface WaveHand {
  /** The place that is looked for; null while none is. */
  readonly drag: number | null;
  /** Where the mouse is; null while it is elsewhere. */
  readonly hover: number | null;
  readonly isHeld: () => boolean;
  readonly handlers: Readonly<Record<PointerHandler, (event: PointerEvent<HTMLElement>) => void>>;
}

type PointerHandler =
  | "onPointerDown"
  | "onPointerMove"
  | "onPointerUp"
  | "onPointerCancel"
  | "onPointerLeave";

/** Mouse and fingers on the waveform. Of the whole, a press and a drag seek; scaled, a press seeks and a drag moves it. */
export function useWaveHand({ duration, view, zoom, seek }: Wave): WaveHand {
  const pointers = useRef(new Map<number, number>());
  const grip = useRef<Grip>({ kind: "done" });
  const [drag, setDrag] = useState<number | null>(null);
  const [hover, setHover] = useState<number | null>(null);

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, shareAt(event));
    grip.current = gripOf([...pointers.current.values()], zoom.getView(), view);
    setDrag(grip.current.kind === "scrub" ? timeAt(event, view) : null);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === "mouse") setHover(timeAt(event, view));
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    pointers.current.set(event.pointerId, shareAt(event));
    const held = grip.current;
    const [one, other] = pointers.current.values();
    if (held.kind === "scrub") setDrag(timeAt(event, view));
    else if (held.kind === "move" && one !== undefined) moveBy(held, one, event.currentTarget.clientWidth);
    else if (held.kind === "pinch" && one !== undefined && other !== undefined)
      zoom.show(pinchView(held.view, held.from, inOrder(one, other), duration));
  };
  const moveBy = (held: Extract<Grip, { kind: "move" }>, share: number, width: number) => {
    const gone = held.gone || Math.abs(share - held.from) * width > STILL;
    grip.current = { ...held, gone };
    if (gone) zoom.show(moveView(held.view, held.from - share, duration));
  };
  const drop = (event: PointerEvent<HTMLElement>) => {
    if (!pointers.current.delete(event.pointerId)) return;
    const held = grip.current;
    grip.current = { kind: "done" };
    setDrag(null);
    if (held.kind === "scrub") seek(timeAt(event, view));
    else if (held.kind === "move" && !held.gone) seek(wordUnder(event) ?? timeAt(event, view));
  };
  const letGo = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
    grip.current = { kind: "done" };
    setDrag(null);
  };

  return {
    drag,
    hover,
    isHeld: () => pointers.current.size > 0,
    handlers: {
      onPointerDown: begin,
      onPointerMove: move,
      onPointerUp: drop,
      onPointerCancel: letGo,
      onPointerLeave: () => setHover(null),
    },
  };
}

function gripOf(shares: readonly number[], zoomed: WaveView | null, view: WaveView): Grip {
  const [one, other] = shares;
  if (one === undefined || shares.length > 2) return { kind: "done" };
  if (other !== undefined) return { kind: "pinch", from: inOrder(one, other), view };
  return zoomed === null ? { kind: "scrub" } : { kind: "move", from: one, view, gone: false };
}

function inOrder(one: number, other: number): Fingers {
  return one < other ? [one, other] : [other, one];
}

/** Of the width; beyond its edges too. */
function shareAt(event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return (event.clientX - left) / width;
}

function timeAt(event: PointerEvent<HTMLElement>, view: WaveView): number {
  return timeAtShare(view, clamp(shareAt(event), 0, 1));
}

/** When the word begins that is written under the pointer; null where none is. */
function wordUnder({ clientX, clientY }: PointerEvent<HTMLElement>): number | null {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const start = element instanceof HTMLElement ? element.dataset.start : undefined;
    if (start !== undefined) return Number(start);
  }
  return null;
}
