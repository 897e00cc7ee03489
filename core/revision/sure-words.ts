import type { Pair } from "./alignment.ts";
import { listLikeRows } from "./like-rows.ts";
import { alignWords, plainWord } from "./word-alignment.ts";

/** A word of a transcript, and when it is spoken, in seconds; null in an untimed one. */
export interface TranscriptWord {
  readonly word: string;
  readonly time: number | null;
}

/** A word is known by as many of its neighbours on either side that are the same as these, where there are so many. */
const KNOWN_BY = 3;
/** So many neighbours on either side are looked at to see whether a word stands where it stood; half must be near. */
const AROUND = 4;
/** Of several places that fit alike one is meant that is nearer than all others by this. Seconds. */
const NEARER = 1;

/** Words that are the same in two readings of a transcript, and which of them surely are. */
export interface SameWords {
  readonly pairs: readonly Pair[];
  readonly sure: readonly Pair[];
}

/**
 * The words of a transcript in a reading of it that may be timed anew and worded otherwise in places; in either they are in
 * order of time. A word is surely the same when most of what stood around it still does, and no other place with the same
 * neighbours may be meant as well.
 */
export function findSameWords(
  before: readonly TranscriptWord[],
  after: readonly TranscriptWord[],
): SameWords {
  const [one, other] = [before.map(({ word }) => word), after.map(({ word }) => word)];
  const pairs = alignWords(one, other);
  if (pairs.length === before.length && pairs.length === after.length) return { pairs, sure: pairs };
  const rows = listLikeRows(one.map(plainWord), other.map(plainWord), 2 * KNOWN_BY + 1);
  const runs = runLengths(pairs);
  const sure = pairs.filter((pair, place) => {
    if (!isSupported(pairs, place, before.length)) return false;
    const left = Math.min(KNOWN_BY, runs.left[place] ?? 0);
    const right = Math.min(KNOWN_BY, runs.right[place] ?? 0);
    const like = rows[left + right];
    if (!like) return false;
    const [row, rowAfter] = [pair.before - left, pair.after - left];
    if (like.before.count(row) === like.after.count(rowAfter))
      return like.before.rank(row) === like.after.rank(rowAfter);
    const [time, timeAfter] = [before[pair.before]?.time ?? null, after[pair.after]?.time ?? null];
    if (time === null || timeAfter === null) return false;
    // In order of time the nearest of those that are alike stand beside each other.
    const isFar = (words: readonly TranscriptWord[], from: number) => (place: number) =>
      place < 0 ||
      Math.abs((words[place + left]?.time ?? from) - from) >= Math.abs(time - timeAfter) + NEARER;
    return (
      like.before.neighbours(row).every(isFar(before, timeAfter)) &&
      like.after.neighbours(rowAfter).every(isFar(after, time))
    );
  });
  return { pairs, sure };
}

/** For each pair, how many pairs follow each other without a gap on either side of it. */
function runLengths(pairs: readonly Pair[]) {
  const left: number[] = [];
  const right: number[] = [];
  for (const [place, pair] of pairs.entries())
    left.push(isNext(pairs[place - 1], pair) ? (left[place - 1] ?? 0) + 1 : 0);
  for (let place = pairs.length - 1; place >= 0; place--)
    right[place] = isNext(pairs[place], pairs[place + 1]) ? (right[place + 1] ?? 0) + 1 : 0;
  return { left, right };
}

function isNext(one: Pair | undefined, next: Pair | undefined): boolean {
  return one?.before === (next?.before ?? 0) - 1 && one?.after === (next?.after ?? 0) - 1;
}

/** Whether at least half of the words around one stand around it in the other reading too. */
function isSupported(pairs: readonly Pair[], place: number, length: number): boolean {
  const pair = pairs[place];
  if (!pair) return false;
  const around = pairs
    .slice(Math.max(0, place - AROUND), place + AROUND + 1)
    .filter((one) => isAround(one.before, pair.before) && isAround(one.after, pair.after));
  const all = Math.min(AROUND, pair.before) + Math.min(AROUND, length - 1 - pair.before);
  return (around.length - 1) * 2 >= all;
}

function isAround(one: number, other: number): boolean {
  return Math.abs(one - other) <= AROUND;
}
