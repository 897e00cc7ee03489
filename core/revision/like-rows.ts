/** The rows of one length in a list, told by the places at which they begin. */
export interface Rows {
  /** How many in the list are like this one. */
  readonly count: (place: number) => number;
  /** How many of those begin before it. */
  readonly rank: (place: number) => number;
  /** The place of the last of those before it and of the first after it; -1 where there is none. */
  readonly neighbours: (place: number) => readonly [number, number];
}

/** The number of the row that begins at each place; rows that are alike have the same, in both lists. */
interface RowNumbers {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

/** By its length less 1 the rows of every length up to `longest` in two lists. O(n) for each length. */
export function listLikeRows(
  before: readonly string[],
  after: readonly string[],
  longest: number,
): readonly { readonly before: Rows; readonly after: Rows }[] {
  const numberOf = numbering<string>();
  const elements = {
    before: Uint32Array.from(before, numberOf),
    after: Uint32Array.from(after, numberOf),
  };
  const rows: RowNumbers[] = [elements];
  while (rows.length < longest) rows.push(lengthened(rows.at(-1) ?? elements, elements));
  return rows.map((numbers) => ({ before: rowsOf(numbers.before), after: rowsOf(numbers.after) }));
}

/** Rows with an element more: one is known by the row without the last and by the last. */
function lengthened(rows: RowNumbers, elements: RowNumbers): RowNumbers {
  const numberOf = numbering<number>();
  const most = elements.before.length + elements.after.length;
  const lengthen = (shorter: Uint32Array, single: Uint32Array) => {
    const length = single.length - shorter.length + 1;
    return shorter.subarray(0, -1).map((row, at) => numberOf(row * most + (single[at + length] ?? 0)));
  };
  return {
    before: lengthen(rows.before, elements.before),
    after: lengthen(rows.after, elements.after),
  };
}

/** Gives values numbers from 0 on, and equal ones the same. */
function numbering<Value>(): (value: Value) => number {
  const numbers = new Map<Value, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
}

function rowsOf(numbers: Uint32Array): Rows {
  const last = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1).fill(-1);
  const counts = new Uint32Array(last.length);
  const ranks = new Uint32Array(numbers.length);
  const previous = new Int32Array(numbers.length);
  const next = new Int32Array(numbers.length).fill(-1);
  for (const [at, number] of numbers.entries()) {
    const before = last[number] ?? -1;
    previous[at] = before;
    if (before >= 0) next[before] = at;
    ranks[at] = counts[number] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
    last[number] = at;
  }
  return {
    count: (place) => counts[numbers[place] ?? 0] ?? 0,
    rank: (place) => ranks[place] ?? 0,
    neighbours: (place) => [previous[place] ?? -1, next[place] ?? -1],
  };
}
