/**
 * Word times as they are stored and sent: milliseconds, each as the difference to the one before, in base 36,
 * joined by spaces. About three characters a word; order is kept and times never decrease.
 */
export function encodeWordTimes(starts: readonly number[]): string {
  let previous = 0;
  return starts
    .map((start) => {
      const milliseconds = Math.round(start * 1000);
      const step = milliseconds - previous;
      previous = milliseconds;
      return step.toString(36);
    })
    .join(" ");
}

/** The word times of one passage, in seconds. The empty text holds none. */
export function decodeWordTimes(encoded: string): readonly number[] {
  if (encoded === "") return [];
  let milliseconds = 0;
  return encoded.split(" ").map((step) => {
    milliseconds += Number.parseInt(step, 36);
    return milliseconds / 1000;
  });
}

/**
 * Index of the last element of `starts` (ascending) that is not after `time`, or -1 before the first.
 * O(log n): called on every frame.
 */
export function indexAt(starts: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Of parts that begin at `starts` (ascending, seconds), where the next (`by` 1) or previous (-1) one begins, seen from
 * `time`; null where there is none. `justBegun` seconds after a part's beginning, "previous" still means the one before.
 */
export function neighbourStart(
  starts: ArrayLike<number>,
  time: number,
  by: 1 | -1,
  justBegun: number,
): number | null {
  const current = indexAt(starts, time);
  if (by === 1) return starts[current + 1] ?? null;
  const begun = time - (starts[current] ?? 0) > justBegun;
  return starts[begun ? current : current - 1] ?? null;
}
