import type { Matches } from "#core/search/index/matches.ts";
import { at } from "./at.ts";
import type { TranscriptEntry } from "./catalogue.ts";
import type { PassageHits } from "./hit-range.ts";

/** What one turn finds. */
export interface FoundTurn {
  readonly matches: Matches;
  /** By a speaker's number: whether what they say is wanted; null: whoever speaks. */
  readonly speakers: readonly boolean[] | null;
}

/** When passages begin and end, in seconds, by their ids less the first of their transcript; NaN where that is not known. */
export interface PassageTimes {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

export interface TurnContext {
  /** Seconds. */
  readonly within: number;
  /** By the id of a transcript. */
  readonly times: ReadonlyMap<number, PassageTimes>;
  /** Whether within the passage of this id the turn of this number is said after the one before it. */
  readonly isInOrder: (turn: number, id: number) => boolean;
}

/** Of one transcript the passages that each turn finds. */
export interface SpokenTurns {
  readonly transcript: TranscriptEntry;
  readonly turns: readonly Matches[];
}

/**
 * The passages in which things are said one after the other: of each turn those that the turn before it leads to, and that lead to
 * the next. One leads to another that begins no more seconds after its end than `within`, to those that begin before its end,
 * and to itself, where both are said in it in this order (of three each two are looked at). What has no known time leads nowhere else.
 */
export function joinTurns(spoken: readonly SpokenTurns[], context: TurnContext): PassageHits {
  const joined = spoken.flatMap(({ transcript, turns }): Matches[] => {
    const times = context.times.get(transcript.id);
    if (!times) return [];
    const ids = chain(turns, new Lead(context, transcript.first, times)).reduce(unite);
    return [{ ids, scores: scoresOf(ids, turns) }];
  });
  const length = joined.reduce((sum, { ids }) => sum + ids.length, 0);
  const all = { ids: new Int32Array(length), scores: new Float64Array(length) };
  let end = 0;
  for (const { ids, scores } of joined) {
    all.ids.set(ids, end);
    all.scores.set(scores, end);
    end += ids.length;
  }
  return all;
}

/** Of the transcripts, which are in the order of their ids, those that have every turn. */
export function listSpokenTurns(
  found: readonly FoundTurn[],
  transcripts: readonly TranscriptEntry[],
): readonly SpokenTurns[] {
  const next = found.map(() => 0);
  return transcripts.flatMap((transcript): SpokenTurns[] => {
    const { first, speakers: voices } = transcript;
    const turns = found.map(({ matches, speakers }, turn) => {
      const from = skipTo(matches.ids, at(next, turn), first);
      const to = skipTo(matches.ids, from, first + voices.length);
      next[turn] = to;
      const own = { ids: matches.ids.subarray(from, to), scores: matches.scores.subarray(from, to) };
      return speakers === null ? own : sift(own, (id) => speakers[at(voices, id - first)] === true);
    });
    return turns.every(({ ids }) => ids.length > 0) ? [{ transcript, turns }] : [];
  });
}

/** The ids of the passages that a turn and the next one both find: in which order they are said there is asked of them alone. */
export function listShared(spoken: readonly SpokenTurns[]): readonly number[] {
  const shared: number[] = [];
  for (const { turns } of spoken)
    for (const [turn, { ids }] of turns.slice(1).entries()) {
      const { ids: before } = at(turns, turn);
      let next = 0;
      for (const id of ids) {
        next = skipTo(before, next, id);
        if (before[next] === id) shared.push(id);
      }
    }
  return shared;
}

/** The index of the first of these ids, which ascend, that is not less than `id`, from an index on. */
function skipTo(ids: Int32Array, from: number, id: number): number {
  let index = from;
  for (let other = ids[index]; other !== undefined && other < id; other = ids[index]) index += 1;
  return index;
}

function sift({ ids, scores }: Matches, keeps: (id: number) => boolean): Matches {
  return {
    ids: ids.filter(keeps),
    scores: scores.filter((_, index) => keeps(at(ids, index))),
  };
}

/** The ids that one or the other has, ascending, each once. */
function unite(one: Int32Array, other: Int32Array): Int32Array {
  const united = new Int32Array(one.length + other.length);
  let length = 0;
  let next = 0;
  for (const id of one) {
    for (let before = other[next]; before !== undefined && before < id; before = other[next]) {
      united[length++] = before;
      next += 1;
    }
    if (other[next] === id) next += 1;
    united[length++] = id;
  }
  united.set(other.subarray(next), length);
  return united.subarray(0, length + other.length - next);
}

/** What all turns score each of these ids together. */
function scoresOf(ids: Int32Array, turns: readonly Matches[]): Float64Array {
  const together = new Float64Array(ids.length);
  for (const own of turns) {
    let index = 0;
    let next = 0;
    for (const id of ids) {
      next = skipTo(own.ids, next, id);
      if (own.ids[next] === id) together[index] = at(together, index) + at(own.scores, next);
      index += 1;
    }
  }
  return together;
}

/** Of each turn what is left: forwards what was led to, then backwards what leads on. */
function chain(turns: readonly Matches[], lead: Lead): readonly Int32Array[] {
  const forward: Int32Array[] = [];
  for (const [turn, { ids }] of turns.entries()) {
    const before = forward.at(-1);
    forward.push(before ? lead.ledTo(ids, before, turn) : ids);
  }
  const kept: Int32Array[] = [];
  for (const [turn, ids] of [...forward.entries()].reverse()) {
    const after = kept[0];
    kept.unshift(after ? lead.leading(ids, after, turn + 1) : ids);
  }
  return kept;
}

/** Which passages of a transcript lead to which. */
class Lead {
  readonly #context: TurnContext;
  readonly #first: number;
  readonly #times: PassageTimes;

  constructor(context: TurnContext, first: number, times: PassageTimes) {
    this.#context = context;
    this.#first = first;
    this.#times = times;
  }

  /** Of the passages of a turn those that one of `before` leads to. */
  ledTo(ids: Int32Array, before: Int32Array, turn: number): Int32Array {
    let latest = Number.NEGATIVE_INFINITY;
    let next = 0;
    return ids.filter((id) => {
      for (let other = before[next]; other !== undefined && other < id; other = before[++next])
        latest = laterOf(latest, this.#end(other));
      return this.#isSoon(latest, this.#start(id)) || (before[next] === id && this.#isInOrder(turn, id));
    });
  }

  /** Of these passages those that lead to one of `after`, which are of this turn. */
  leading(ids: Int32Array, after: Int32Array, turn: number): Int32Array {
    let earliest = Number.POSITIVE_INFINITY;
    let next = after.length - 1;
    return ids
      .toReversed()
      .filter((id) => {
        for (let other = after[next]; other !== undefined && other > id; other = after[--next])
          earliest = -laterOf(-earliest, -this.#start(other));
        return this.#isSoon(this.#end(id), earliest) || (after[next] === id && this.#isInOrder(turn, id));
      })
      .reverse();
  }

  #isSoon(end: number, start: number): boolean {
    return start - end <= this.#context.within;
  }

  #isInOrder(turn: number, id: number): boolean {
    return this.#context.isInOrder(turn, id);
  }

  #start(id: number): number {
    return this.#times.starts[id - this.#first] ?? Number.NaN;
  }

  #end(id: number): number {
    return this.#times.ends[id - this.#first] ?? Number.NaN;
  }
}

/** What is not known is passed over. */
function laterOf(one: number, other: number): number {
  return Number.isNaN(other) ? one : Math.max(one, other);
}
