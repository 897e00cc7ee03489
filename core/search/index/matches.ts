import { NONE } from "./cursor.ts";

/** Documents that match, ascending by their ids, and at the same index how well; of what is not scored there are no scores. */
export interface Matches {
  readonly ids: Int32Array;
  readonly scores: Float64Array;
}

/** The matches of several segments in one order of their ids. `ends`: where those of each end; each are in that order. */
export function uniteMatches({ ids, scores }: Matches, ends: readonly number[]): Matches {
  const whole = { ids: ids.subarray(0, ends.at(-1) ?? 0), scores: scores.subarray(0, ends.at(-1) ?? 0) };
  // Episodes seldom interleave.
  if (ends.every((end) => (ids[end - 1] ?? -1) < (whole.ids[end] ?? NONE))) return whole;
  let runs = ends
    .map((end, index) => {
      const from = ends[index - 1] ?? 0;
      return { ids: ids.subarray(from, end), scores: scores.subarray(from, end) };
    })
    .filter((run) => run.ids.length > 0)
    .sort((one, other) => (one.ids[0] ?? 0) - (other.ids[0] ?? 0));
  // Each round halves them.
  while (runs.length > 1)
    runs = runs.flatMap((run, index) => {
      const next = runs[index + 1];
      if (index % 2 === 1) return [];
      return [next ? unite(run, next) : run];
    });
  return runs[0] ?? { ids: new Int32Array(), scores: new Float64Array() };
}

function unite(one: Matches, other: Matches): Matches {
  const ids = new Int32Array(one.ids.length + other.ids.length);
  const scores = new Float64Array(one.scores.length + other.scores.length);
  // Episodes seldom interleave: what lies before the other's first is taken over as it is.
  const before = one.ids.findLastIndex((id) => id < (other.ids[0] ?? 0)) + 1;
  ids.set(one.ids.subarray(0, before));
  if (scores.length > 0) scores.set(one.scores.subarray(0, before));
  let first = before;
  let second = 0;
  for (let at = before; at < ids.length; at++) {
    if (first === one.ids.length) {
      ids.set(other.ids.subarray(second), at);
      if (scores.length > 0) scores.set(other.scores.subarray(second), at);
      break;
    }
    const isFirst = second === other.ids.length || (one.ids[first] ?? 0) < (other.ids[second] ?? 0);
    const from = isFirst ? one : other;
    const place = isFirst ? first++ : second++;
    ids[at] = from.ids[place] ?? 0;
    if (scores.length > 0) scores[at] = from.scores[place] ?? 0;
  }
  return { ids, scores };
}
