/** In pixels of the window. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Room {
  /** What is selected. */
  readonly words: Box;
  readonly bar: { readonly width: number; readonly height: number };
  /** What can be seen of the page. */
  readonly view: Box;
  /** Where the bar would rather stand: below where fingers select, and cover what is above. */
  readonly side: "above" | "below";
}

/** Where a bar stands, and whether its words are out of sight. */
export interface BarPlace {
  readonly left: number;
  readonly top: number;
  readonly away: boolean;
}

/** Between the words and the bar. */
const GAP = 8;
/** Below words that are held by a finger: room for the handles of the selection. */
const HANDLES = 28;
/** To the edges of the view. */
const EDGE = 8;

/**
 * Puts a bar beside selected words, in the middle over them: on its side where there is room, else on the other; where
 * there is none on either, at the edge of the view.
 */
export function placeBar({ words, bar, view, side }: Room): BarPlace {
  const above = words.top - GAP - bar.height;
  const below = words.bottom + (side === "below" ? HANDLES : GAP);
  const [highest, lowest] = [view.top + EDGE, view.bottom - EDGE - bar.height];
  const fits = { above: above >= highest, below: below <= lowest };
  const other = side === "above" ? "below" : "above";
  const chosen = fits[side] || !fits[other] ? side : other;
  const wanted = chosen === "above" ? above : below;
  const middle = (words.left + words.right - bar.width) / 2;
  return {
    left: Math.max(view.left + EDGE, Math.min(middle, view.right - EDGE - bar.width)),
    top: Math.max(highest, Math.min(wanted, lowest)),
    away: words.bottom < view.top || words.top > view.bottom,
  };
}
