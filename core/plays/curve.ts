import type { PlayCount } from "./count.ts";
import { END_PART, PARTS } from "./parts.ts";

/** A part of an episode, from 0, and how many did there what is asked for. */
export interface Peak {
  readonly part: number;
  readonly count: number;
}

/** How many of the plays went on to the end, as a share from 0 to 1; null where nothing was played. */
export function shareToEnd(plays: number, heardEnd: number): number | null {
  // Who goes on with a play of an earlier day adds to the end alone.
  return plays === 0 ? null : Math.min(1, heardEnd / plays);
}

/** How many have heard the end. */
export function heardEnd({ heard }: Pick<PlayCount, "heard">): number {
  return heard[END_PART] ?? 0;
}

/** The part after which the most have left, before the end; null where nobody has. */
export function mostStops({ heard }: Pick<PlayCount, "heard">): Peak | null {
  const stops = Array.from({ length: END_PART }, (_, part) => (heard[part] ?? 0) - (heard[part + 1] ?? 0));
  return greatest(stops);
}

/** The part that the most have heard once more; null where nobody has. */
export function mostAgain({ again }: Pick<PlayCount, "again">): Peak | null {
  return greatest(again.slice(0, PARTS));
}

function greatest(counts: readonly number[]): Peak | null {
  const count = Math.max(0, ...counts);
  return count === 0 ? null : { part: counts.indexOf(count), count };
}
