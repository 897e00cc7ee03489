/** Of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion" (2009): how little the first ranks are worth above the next. */
const K = 60;

/**
 * Orders `ranked` anew by its own order and by another one of some of the same things: each is worth the sum of 1 / (60 + rank),
 * counted from 1, over the orders that it is in. What is worth the same stays as it was.
 */
export function fuseRanks<Thing, Key>(
  ranked: readonly Thing[],
  other: readonly Key[],
  keyOf: (thing: Thing) => Key,
): readonly Thing[] {
  const places = new Map(other.map((key, index) => [key, index]));
  const worth = (index: number | undefined) => (index === undefined ? 0 : 1 / (K + index + 1));
  return ranked
    .map((thing, index) => ({ thing, value: worth(index) + worth(places.get(keyOf(thing))) }))
    .sort((a, b) => b.value - a.value)
    .map(({ thing }) => thing);
}
