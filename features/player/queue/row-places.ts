/** A row of a list, in pixels from the list's top. */
export interface RowBox {
  readonly top: number;
  readonly height: number;
}

/** Among which rows one is let go that was dragged `by` pixels: its place, counted from 0. */
export function placeOf(rows: readonly RowBox[], from: number, by: number): number {
  const dragged = rows[from];
  if (!dragged) return from;
  const [top, bottom] = [dragged.top + by, dragged.top + dragged.height + by];
  // It passes another when its edge has passed the middle of that.
  return rows.filter((row, index) => {
    const middle = row.top + row.height / 2;
    return index < from ? top > middle : index > from && bottom > middle;
  }).length;
}

/** How far a row makes way for one that is dragged `from` a place to another. Pixels. */
export function shiftOf(index: number, from: number, to: number, height: number): number {
  if (from < index && index <= to) return -height;
  return to <= index && index < from ? height : 0;
}
