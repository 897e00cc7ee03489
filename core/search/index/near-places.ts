import type { NearTerm } from "./index-query.ts";

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
  const longest = of.reduce((sum, { times }) => sum + times, between);
  const places: number[] = [];
  const counts = of.map(() => 0);
  let missing = of.length;
  let start = 0;
  let next = 0;
  for (let at = 0; at < sets.length; at++) {
    if (at - start === longest) {
      const left = (sets[start++] ?? 0) - 1;
      if (left >= 0 && counts[left] === of[left]?.times) missing += 1;
      if (left >= 0) counts[left] = (counts[left] ?? 0) - 1;
    }
    const set = (sets[at] ?? 0) - 1;
    if (set < 0) continue;
    counts[set] = (counts[set] ?? 0) + 1;
    if (counts[set] === of[set]?.times) missing -= 1;
    if (missing > 0) continue;
    for (let place = Math.max(next, start); place <= at; place++) if (sets[place]) places.push(place);
    next = at + 1;
  }
  return places;
}
