import type { Range } from "../time/moment.ts";

/** How sound is cut. Seconds. */
export interface CutOptions {
  /** No piece is longer. */
  readonly most: number;
  /** What two neighbours have in common; less than a tenth of `most`. */
  readonly overlap: number;
}

/** A piece is cut in its last part only, so that there are few of them. */
const EARLIEST = 0.6;
/** A cut is wanted where it is quiet for so long. Seconds. */
const QUIET = 0.6;

/**
 * Cuts sound into pieces where it is quietest, in order. `levels` are its loudness in equal slices of `slice` seconds, on any
 * scale. Neighbours overlap by `overlap` exactly, with the cut in the middle of that; the first begins at 0 and the last ends
 * with the sound. None for no sound. O(n).
 */
export function cutAtSilences(
  levels: ArrayLike<number>,
  slice: number,
  duration: number,
  { most, overlap }: CutOptions,
): readonly Range[] {
  if (!(duration > 0)) return [];
  const pieces: Range[] = [];
  let start = 0;
  while (duration - start > most) {
    const cut = quietest(levels, slice, start + most * EARLIEST, start + most - overlap / 2);
    pieces.push({ start, end: cut + overlap / 2 });
    start = cut - overlap / 2;
  }
  return [...pieces, { start, end: duration }];
}

/** The middle of the quietest stretch between two times; of equal ones the last. */
function quietest(levels: ArrayLike<number>, slice: number, from: number, to: number): number {
  const width = Math.max(1, Math.round(QUIET / slice));
  const first = Math.ceil(from / slice + width / 2);
  const last = Math.floor(to / slice - width / 2);
  let least = Number.POSITIVE_INFINITY;
  let found = to;
  for (let middle = first; middle <= last; middle++) {
    const begin = Math.round(middle - width / 2);
    let sum = 0;
    for (let i = begin; i < begin + width; i++) sum += levels[i] ?? 0;
    if (sum > least) continue;
    least = sum;
    found = middle * slice;
  }
  return Math.min(to, Math.max(from, found));
}
