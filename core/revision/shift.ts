import { roundToMillisecond } from "../time/time.ts";
import type { Passage } from "../transcript/passage.ts";
import type { Correction } from "./correction.ts";

/**
 * By how many seconds one reading of a transcript is later than another that is the same but for that, 0 where all is; null
 * where anything else is different. Exact to the millisecond.
 */
export function shiftBetween(before: readonly Passage[], after: readonly Passage[]): number | null {
  const times = ({ start, end, wordTimes }: Passage) => [start, end, ...wordTimes];
  const [first, last] = [before[0]?.start ?? null, after[0]?.start ?? null];
  const by = first === null || last === null ? 0 : roundToMillisecond(last - first);
  const isSame = before.every((passage, place) => {
    const other = after[place];
    if (passage.speaker !== other?.speaker || passage.text !== other.text) return false;
    const [one, those] = [times(passage), times(other)];
    return one.length === those.length && one.every((time, at) => later(time, by) === those[at]);
  });
  return isSame && before.length === after.length ? by : null;
}

/** Corrections as they are where all times are later by so many seconds. */
export function shiftCorrections(corrections: readonly Correction[], by: number): readonly Correction[] {
  return corrections.map((correction) => shift(correction, by));
}

function shift(correction: Correction, by: number): Correction {
  switch (correction.kind) {
    case "words": {
      const { from, removed, inserted } = correction.times;
      const shifted = (times: readonly number[]) => times.map((time) => roundToMillisecond(time + by));
      return { ...correction, times: { from, removed: shifted(removed), inserted: shifted(inserted) } };
    }
    case "speaker":
      return correction;
    case "split":
    case "merge":
      return { ...correction, end: later(correction.end, by), start: later(correction.start, by) };
  }
}

function later(time: number | null, by: number): number | null {
  return time === null ? null : roundToMillisecond(time + by);
}
