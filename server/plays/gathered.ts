import {
  type CountedMoment,
  countOf,
  NO_MOMENTS,
  NO_PLAYS,
  type PlayCount,
  sumMoments,
  sumPlays,
} from "#core/plays/count.ts";
import type { PlayMessage } from "#core/plays/message.ts";
import { formatMoment } from "#core/time/moment.ts";
import { roundToMillisecond } from "#core/time/time.ts";

/** Of one episode on one day: nobody shares as many, and more would be somebody who fills the table. */
export const MOST_MOMENTS = 200;

/** What was counted of one episode on one day (`2026-11-29`, in UTC). */
export interface CountedDay {
  readonly episodeId: number;
  readonly day: string;
  readonly plays: PlayCount;
  /** By what addresses call them. */
  readonly moments: ReadonlyMap<string, CountedMoment>;
}

/** What one message adds to an episode and a day. */
export function countedDay(episodeId: number, day: string, message: PlayMessage): CountedDay {
  if (message.kind === "heard") return { episodeId, day, plays: countOf(message), moments: new Map() };
  const { start, end } = message.moment;
  const moment = { start: roundToMillisecond(start), end: end === null ? null : roundToMillisecond(end) };
  const count = { ...NO_MOMENTS, [message.kind]: 1 };
  return { episodeId, day, plays: NO_PLAYS, moments: new Map([[formatMoment(moment), { moment, count }]]) };
}

/** Sums that were not written yet, by episode and day. */
export class Gathered {
  #days = new Map<string, CountedDay>();

  get isEmpty(): boolean {
    return this.#days.size === 0;
  }

  add(counted: CountedDay): void {
    const key = `${counted.episodeId} ${counted.day}`;
    const known = this.#days.get(key);
    this.#days.set(key, known ? sumDays(known, counted) : counted);
  }

  /** All of it, which is then somebody else's to write. */
  take(): readonly CountedDay[] {
    const days = [...this.#days.values()];
    this.#days = new Map();
    return days;
  }
}

function sumDays(known: CountedDay, added: CountedDay): CountedDay {
  const moments = new Map(known.moments);
  for (const [name, { moment, count }] of added.moments) {
    const before = moments.get(name)?.count;
    if (before || moments.size < MOST_MOMENTS)
      moments.set(name, { moment, count: sumMoments(before ?? NO_MOMENTS, count) });
  }
  return { ...known, plays: sumPlays(known.plays, added.plays), moments };
}
