/** Two elements that are the same one: where it stands in the list of before and in that of after. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Between their like ends lists longer than this, together, are cut where what stands in a row stands once in both. */
const LONG = 2000;
/** With more differences than this, two lists are taken to have nothing in common between their like ends. */
const MOST_DIFFERENCES = 1000;

/**
 * The equal elements of two lists, ascending in both, as many as can be (Myers, "An O(ND) Difference Algorithm", 1986);
 * of long lists those first that stand between the same neighbours once in both, and between them the others.
 */
export function alignEqual(before: readonly string[], after: readonly string[]): readonly Pair[] {
  return alignBetween(before, after, (left, right) => {
    const anchors = left.length + right.length > LONG ? alignRare(left, right) : [];
    return anchors.length === 0 ? alignMiddle(left, right) : alignGaps(anchors, left, right, alignEqual);
  });
}

type Align = (before: readonly string[], after: readonly string[]) => readonly Pair[];

/** The like ends of two lists, and what is aligned between them. */
function alignBetween(before: readonly string[], after: readonly string[], align: Align): readonly Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [left, right] = [before.length - tail, after.length - tail];
  const middle = align(before.slice(head, left), after.slice(head, right));
  return [
    ...Array.from({ length: head }, (_, at) => ({ before: at, after: at })),
    ...middle.map((pair) => shift(pair, head, head)),
    ...Array.from({ length: tail }, (_, at) => ({ before: left + at, after: right + at })),
  ];
}

/** Pairs, and between them and at both ends what is aligned there. */
export function alignGaps(
  pairs: readonly Pair[],
  before: readonly string[],
  after: readonly string[],
  align: Align,
): readonly Pair[] {
  const all: Pair[] = [];
  let [left, right] = [0, 0];
  for (const pair of [...pairs, { before: before.length, after: after.length }]) {
    if (left < pair.before && right < pair.after) {
      const between = align(before.slice(left, pair.before), after.slice(right, pair.after));
      for (const one of between) all.push(shift(one, left, right));
    }
    if (pair.before < before.length) all.push(pair);
    [left, right] = [pair.before + 1, pair.after + 1];
  }
  return all;
}

function shift(pair: Pair, before: number, after: number): Pair {
  return { before: before + pair.before, after: after + pair.after };
}

/** Elements that stand with the same neighbours once in either list: as many as do so in the same order. */
function alignRare(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const places = placesOfRare(rowsOf(after));
  const rare = [...placesOfRare(rowsOf(before))].flatMap(([element, at]) => {
    const place = places.get(element);
    return place === undefined ? [] : { before: at, after: place };
  });
  return longestAscending(rare);
}

/** Each element with the one before and the one after it. */
function rowsOf(elements: readonly string[]): readonly string[] {
  return elements.map((element, at) => `${elements[at - 1] ?? ""} ${element} ${elements[at + 1] ?? ""}`);
}

function placesOfRare(elements: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const often = new Set<string>();
  for (const [at, element] of elements.entries()) {
    if (places.has(element)) often.add(element);
    else places.set(element, at);
  }
  for (const element of often) places.delete(element);
  return places;
}

/** Of pairs that ascend in `before`, the most that ascend in `after` too (patience sorting). */
function longestAscending(pairs: readonly Pair[]): readonly Pair[] {
  interface Pile {
    readonly pair: Pair;
    readonly below: Pile | null;
  }
  const piles: Pile[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((piles[middle]?.pair.after ?? 0) < pair.after) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, below: piles[low - 1] ?? null };
  }
  const longest: Pair[] = [];
  for (let pile = piles.at(-1) ?? null; pile; pile = pile.below) longest.push(pile.pair);
  return longest.toReversed();
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
