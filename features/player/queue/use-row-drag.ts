"use client";

import { type PointerEvent, type RefObject, useState } from "react";
import { placeOf, type RowBox, shiftOf } from "./row-places.ts";

interface Drag {
  readonly from: number;
  readonly to: number;
  /** Pixels, as all that follow. */
  readonly by: number;
  /** Where the pointer was put down, from the top of the list: that may scroll. */
  readonly start: number;
  readonly rows: readonly RowBox[];
}

/** Lets the rows of a list be dragged by a handle, up and down. `move` is called with where from and where to. */
export function useRowDrag(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const heightIn = ({ clientY }: PointerEvent) => clientY - (list.current?.getBoundingClientRect().top ?? 0);

  const onPointerDown = (from: number) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !list.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { top } = list.current.getBoundingClientRect();
    const rows = [...list.current.children].map((row) => {
      const box = row.getBoundingClientRect();
      return { top: box.top - top, height: box.height };
    });
    setDrag({ from, to: from, by: 0, start: heightIn(event), rows });
  };
  const placeAt = ({ from, rows, start }: Drag, event: PointerEvent) => {
    const by = heightIn(event) - start;
    return { by, to: placeOf(rows, from, by) };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag) return;
    const { by, to } = placeAt(drag, event);
    setDrag({ ...drag, by, to });
    // Rows out of sight come into it as one gets near.
    const ahead = list.current?.children[to + Math.sign(to - drag.to)];
    if (to !== drag.to) ahead?.scrollIntoView({ block: "nearest" });
  };
  const onPointerUp = (event: PointerEvent) => {
    setDrag(null);
    if (!drag) return;
    // Where it is now: the last moves may not be drawn yet.
    const { to } = placeAt(drag, event);
    if (drag.from !== to) move(drag.from, to);
  };
  const onPointerCancel = () => setDrag(null);

  return {
    /** Where a row is drawn while one is dragged, in pixels below its place; null for no drag. */
    offsetOf(index: number): number | null {
      if (!drag) return null;
      if (index === drag.from) return drag.by;
      return shiftOf(index, drag.from, drag.to, drag.rows[drag.from]?.height ?? 0);
    },
    isDragged: (index: number): boolean => drag?.from === index,
    /** For the handle of a row. */
    handleOf: (index: number) => ({
      onPointerDown: onPointerDown(index),
      onPointerMove,
      onPointerUp,
      onPointerCancel,
    }),
  };
}
