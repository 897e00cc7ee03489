import type { Pair } from "./alignment.ts";
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
 * The words of a transcript in a reading of it that may be timed anew and worded otherwise in places. A word is surely the
 * same when most of what stood around it still does, and no other place with the same neighbours may be meant as well.
 */
export function findSameWords(
  before: readonly TranscriptWord[],
  after: readonly TranscriptWord[],
): SameWords {
  const [one, other] = [before, after].map((words) => words.map(({ word }) => word));
  const pairs = alignWords(one ?? [], other ?? []);
  if (pairs.length === before.length && pairs.length === after.length) return { pairs, sure: pairs };
  const sides = { before: new Side(before), after: new Side(after) };
  const runs = runLengths(pairs);
  const sure = pairs.filter((pair, place) => {
    if (!isSupported(pairs, place, before.length)) return false;
    const left = Math.min(KNOWN_BY, runs.left[place] ?? 0);
    const right = Math.min(KNOWN_BY, runs.right[place] ?? 0);
    const places = {
      before: sides.before.placesOf(pair.before - left, left + 1 + right).map((at) => at + left),
      after: sides.after.placesOf(pair.after - left, left + 1 + right).map((at) => at + left),
    };
    if (places.before.length === places.after.length)
      return places.before.indexOf(pair.before) === places.after.indexOf(pair.after);
    return isNearest(pair, places, sides);
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

interface Places {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Whether of all places that fit alike these two are nearest to each other in time, and clearly so. */
function isNearest(
  pair: Pair,
  places: Places,
  sides: { readonly before: Side; readonly after: Side },
): boolean {
  const [time, timeAfter] = [sides.before.timeOf(pair.before), sides.after.timeOf(pair.after)];
  if (time === null || timeAfter === null) return false;
  const nearest = Math.abs(time - timeAfter) + NEARER;
  const isFar = (side: Side, at: number, from: number) =>
    Math.abs((side.timeOf(at) ?? from) - from) >= nearest;
  return (
    places.before.every((at) => at === pair.before || isFar(sides.before, at, timeAfter)) &&
    places.after.every((at) => at === pair.after || isFar(sides.after, at, time))
  );
}

/** The words of one reading, and where the same ones stand in a row. */
class Side {
  readonly #words: readonly TranscriptWord[];
  readonly #plain: readonly string[];
  /** By how many words in a row. */
  readonly #places = new Map<number, Map<string, number[]>>();

  constructor(words: readonly TranscriptWord[]) {
    this.#words = words;
    this.#plain = words.map(({ word }) => plainWord(word));
  }

  timeOf(at: number): number | null {
    return this.#words[at]?.time ?? null;
  }

  /** All places where these words stand, in order. */
  placesOf(at: number, length: number): readonly number[] {
    const known = this.#places.get(length) ?? this.#listPlaces(length);
    return known.get(this.#rowAt(at, length)) ?? [];
  }

  #listPlaces(length: number): Map<string, number[]> {
    const places = new Map<string, number[]>();
    for (let at = 0; at + length <= this.#plain.length; at++) {
      const row = this.#rowAt(at, length);
      const known = places.get(row);
      if (known) known.push(at);
      else places.set(row, [at]);
    }
    this.#places.set(length, places);
    return places;
  }

  #rowAt(at: number, length: number): string {
    return this.#plain.slice(at, at + length).join(" ");
  }
}
