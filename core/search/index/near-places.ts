import type { NearTerm } from "./index-query.ts";
import { NearWindow } from "./near-window.ts";

/**
 * Which words of a text stand near one another, by their places, ascending: those of any words in a row that hold each set as
 * often as is wanted, with at most `between` others. None where nothing is wanted. `sets`: by a word's place of which set it is,
 * counted from 1; 0 for none. O(words).
 */
export function nearPlaces(
  sets: ArrayLike<number>,
  { of, between }: Pick<NearTerm, "of" | "between">,
): readonly number[] {
  if (of.length === 0) return [];
  const window = new NearWindow({ of, between });
  const known: number[] = [];
  const near: number[] = [];
  for (let at = 0; at < sets.length; at++) {
    const set = sets[at] ?? 0;
    if (set === 0) continue;
    known.push(at);
    near.push(...known.slice(known.length - window.add(at, set - 1)));
  }
  return near;
}
