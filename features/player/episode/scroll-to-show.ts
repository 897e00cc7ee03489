/** Where an item stands in the box that it scrolls in, in pixels from the upper edge of what is seen of that. */
export interface ItemPlace {
  readonly top: number;
  readonly height: number;
}

/** How far a box must be scrolled down so that an item is seen with its neighbours; 0 where it is. Pixels. */
export function scrollToShow({ top, height }: ItemPlace, seen: number): number {
  const margin = Math.max(0, Math.min(height, (seen - height) / 2));
  if (top >= margin && top + height <= seen - margin) return 0;
  // To a third from above: what comes next is seen too.
  return Math.round(top - Math.max(margin, (seen - height) / 3));
}
