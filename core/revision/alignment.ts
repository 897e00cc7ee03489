/** Two elements that are the same one: where it stands in the list of before and in that of after. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** With more differences than this, two lists are taken to have nothing in common between their like ends. */
const MOST_DIFFERENCES = 1000;

/**
 * The equal elements of two lists, ascending in both, as many as can be (Myers, "An O(ND) Difference Algorithm", 1986):
 * O(elements × differences).
 */
export function alignEqual(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const middle = alignMiddle(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  ).map((pair) => ({ before: head + pair.before, after: head + pair.after }));
  const likeHead = Array.from({ length: head }, (_, at) => ({ before: at, after: at }));
  const likeTail = Array.from({ length: tail }, (_, at) => ({
    before: before.length - tail + at,
    after: after.length - tail + at,
  }));
  return [...likeHead, ...middle, ...likeTail];
}

function alignMiddle(before: readonly string[], after: readonly string[]): readonly Pair[] {
  if (before.length === 0 || after.length === 0) return [];
  const most = Math.min(before.length + after.length, MOST_DIFFERENCES);
  // How far each diagonal reaches in `before`; diagonals are counted from -most - 1.
  const reach = new Int32Array(2 * most + 3);
  const past: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    past.push(reach.slice());
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const from = comesFrom(reach, most, diagonal, differences);
      let at = (reach[most + 1 + from] ?? 0) + (from < diagonal ? 1 : 0);
      while (at < before.length && at - diagonal < after.length && before[at] === after[at - diagonal]) at++;
      reach[most + 1 + diagonal] = at;
      if (at >= before.length && at - diagonal >= after.length)
        return walkBack(past, most, { before: before.length, after: after.length });
    }
  }
  return [];
}

/** The diagonal from which one is reached with one difference more: an element less of `before`, or one more of `after`. */
function comesFrom(reach: Int32Array, most: number, diagonal: number, differences: number): number {
  const [below, above] = [reach[most + diagonal] ?? 0, reach[most + 2 + diagonal] ?? 0];
  const isInserted = diagonal === -differences || (diagonal !== differences && below < above);
  return isInserted ? diagonal + 1 : diagonal - 1;
}

function walkBack(past: readonly Int32Array[], most: number, end: Pair): readonly Pair[] {
  const pairs: Pair[] = [];
  let { before, after } = end;
  for (const [left, reach] of past.toReversed().entries()) {
    const differences = past.length - 1 - left;
    const diagonal = before - after;
    const from = comesFrom(reach, most, diagonal, differences);
    const fromBefore = differences === 0 ? 0 : (reach[most + 1 + from] ?? 0);
    const fromAfter = differences === 0 ? 0 : fromBefore - from;
    while (before > fromBefore && after > fromAfter) pairs.push({ before: --before, after: --after });
    [before, after] = [fromBefore, fromAfter];
  }
  return pairs.toReversed();
}
