/** Where more than one of so many is wanted, all are sorted. */
const FEW = 8;

/** A list whose first `most` are in this order, with the others behind them in any. */
export function sortFirst<Value>(
  list: readonly Value[],
  most: number,
  compare: (one: Value, other: Value) => number,
): readonly Value[] {
  if (most * FEW > list.length) return list.toSorted(compare);
  const first: Value[] = [];
  const others: Value[] = [];
  for (const value of list) {
    const last = first[most - 1];
    if (last !== undefined && compare(value, last) >= 0) others.push(value);
    else {
      first.splice(placeIn(first, value, compare), 0, value);
      others.push(...first.splice(most));
    }
  }
  return [...first, ...others];
}

/** Behind all that come before it, or are equal. */
function placeIn<Value>(
  sorted: readonly Value[],
  value: Value,
  compare: (one: Value, other: Value) => number,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(value, other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
