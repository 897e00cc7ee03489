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

/** The ids of one transcript's passages that each turn finds, ascending, and by an id its scores together. */
export interface SpokenTurns {
  readonly transcript: TranscriptEntry;
  readonly turns: readonly (readonly number[])[];
  readonly scores: ReadonlyMap<number, number>;
}

/**
 * The passages in which things are said one after the other: of each turn those that the turn before it leads to, and that lead to
 * the next. One leads to another that begins no more seconds after its end than `within`, to those that begin before its end,
 * and to itself, where both are said in it in this order (of three each two are looked at). What has no known time leads nowhere else.
 */
export function joinTurns(spoken: readonly SpokenTurns[], context: TurnContext): PassageHits {
  const ids: number[] = [];
  const scores: number[] = [];
  for (const { transcript, turns, scores: own } of spoken) {
    const known = context.times.get(transcript.id);
    const led = known ? chain(turns, new Lead(context, transcript.first, known)) : [];
    for (const id of [...new Set(led.flat())].sort((a, b) => a - b)) {
      ids.push(id);
      scores.push(own.get(id) ?? 0);
    }
  }
  return { ids: Int32Array.from(ids), scores: Float64Array.from(scores) };
}

/** Of the transcripts, which are in the order of their ids, those that have every turn. */
export function listSpokenTurns(
  found: readonly FoundTurn[],
  transcripts: readonly TranscriptEntry[],
): readonly SpokenTurns[] {
  const next = found.map(() => 0);
  return transcripts.flatMap((transcript): SpokenTurns[] => {
    const { first, speakers: voices } = transcript;
    const end = first + voices.length;
    const scores = new Map<number, number>();
    const turns = found.map(({ matches, speakers }, turn) => {
      const { ids } = matches;
      const own: number[] = [];
      let index = at(next, turn);
      while (index < ids.length && at(ids, index) < first) index += 1;
      for (; index < ids.length && at(ids, index) < end; index++) {
        const id = at(ids, index);
        if (speakers !== null && speakers[at(voices, id - first)] !== true) continue;
        own.push(id);
        scores.set(id, (scores.get(id) ?? 0) + at(matches.scores, index));
      }
      next[turn] = index;
      return own;
    });
    return turns.every((own) => own.length > 0) ? [{ transcript, turns, scores }] : [];
  });
}

/** The ids of the passages that a turn and the next one both find: in which order they are said there is asked of them alone. */
export function listShared(spoken: readonly SpokenTurns[]): readonly number[] {
  return spoken.flatMap(({ turns }) =>
    turns.slice(1).flatMap((ids, turn) => {
      const before = new Set(turns[turn]);
      return ids.filter((id) => before.has(id));
    }),
  );
}

/** Of each turn what is left: forwards what was led to, then backwards what leads on. */
function chain(turns: readonly (readonly number[])[], lead: Lead): readonly (readonly number[])[] {
  const forward: (readonly number[])[] = [];
  for (const [turn, ids] of turns.entries()) {
    const before = forward.at(-1);
    forward.push(before ? lead.ledTo(ids, before, turn) : ids);
  }
  const kept: (readonly number[])[] = [];
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
  ledTo(ids: readonly number[], before: readonly number[], turn: number): readonly number[] {
    let latest = Number.NEGATIVE_INFINITY;
    let next = 0;
    return ids.filter((id) => {
      for (let other = before[next]; other !== undefined && other < id; other = before[++next])
        latest = laterOf(latest, this.#end(other));
      return this.#isSoon(latest, this.#start(id)) || (before[next] === id && this.#isInOrder(turn, id));
    });
  }

  /** Of these passages those that lead to one of `after`, which are of this turn. */
  leading(ids: readonly number[], after: readonly number[], turn: number): readonly number[] {
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
