import type { Found } from "#core/text/find.ts";
import { paint } from "#features/ui/highlight.ts";
import type { Findable } from "./findable.ts";

/** So many marks stand around the current one; painting tens of thousands would stutter. */
const MOST_PAINTED = 2000;
/** A waveform has no room for more marks. */
const MOST_ON_WAVE = 300;

/** Marks what was found, the one at `current` more strongly. */
export function paintFound(findable: Findable, found: readonly Found[], current: number): void {
  const from = Math.max(0, current - MOST_PAINTED / 2);
  const near = found.slice(from, from + MOST_PAINTED);
  const now = found.slice(current, current + 1);
  paint(
    "found",
    near.flatMap((match) => rangeOf(findable, match) ?? []),
  );
  paint(
    "found-now",
    now.flatMap((match) => rangeOf(findable, match) ?? []),
  );
}

/** Where a match stands in the page; null when the page does not hold it. */
export function rangeOf({ text }: Findable, match: Found): Range | null {
  return text.range(match.text, match.start, match.end);
}

export function clearFound(): void {
  paint("found", []);
  paint("found-now", []);
}

/** Times of what was found, for the waveform; of many an even choice. */
export function placesOnWave(findable: Findable, found: readonly Found[]): readonly number[] {
  const every = Math.ceil(found.length / MOST_ON_WAVE);
  return found.filter((_, index) => index % every === 0).flatMap((match) => findable.timeOf(match) ?? []);
}
