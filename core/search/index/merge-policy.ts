/** So many segments of one tier become one of the next. */
const FAN = 8;
/** Words of a segment in the lowest tier, at most: some episodes. */
const LOWEST = 40_000;
/** A segment of more words stays as it is: merged, it would be written in one go for longer than others should wait. */
const LARGEST = 1_000_000;

/**
 * Which segments are to be merged next, by their places; none where all is well. `words`: of each segment the words that are
 * left in it. Sizes go by tiers, each eight times the one below: with n segments built, a word is merged O(log n) times and besides
 * the largest no more than O(log n) segments are left.
 */
export function chooseMerge(words: readonly number[]): readonly number[] {
  const tiers = words.map(tierOf);
  for (let tier = 0; tier <= Math.max(0, ...tiers); tier++) {
    const places = tiers.flatMap((own, place) =>
      own === tier && (words[place] ?? 0) <= LARGEST ? [place] : [],
    );
    if (places.length >= FAN) return places.slice(0, FAN);
  }
  return [];
}

function tierOf(words: number): number {
  return words <= LOWEST ? 0 : Math.ceil(Math.log(words / LOWEST) / Math.log(FAN));
}
