import type { PlayCount } from "#core/plays/count.ts";
import { shareToEnd } from "#core/plays/curve.ts";
import { type Bars, barsOf, firstDay, type Span } from "#core/plays/span.ts";
import { dayOf } from "#core/time/day.ts";
import type { Database } from "../db/client.ts";
import { type EpisodeSums, sumsOfDays, sumsOfEpisodes } from "./sums.ts";

/** More episodes are left to the file. */
const MOST_EPISODES = 100;

/** How much was played in all. */
export interface PlayTotal {
  readonly plays: number;
  readonly embedded: number;
  /** From 0 to 1; null where nothing was played. */
  readonly toEnd: number | null;
}

/** What was counted in a span. */
export interface PlaysReport {
  readonly total: PlayTotal;
  readonly bars: Bars;
  /** Those that were played most, first. */
  readonly episodes: readonly EpisodeSums[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/** What was counted in a span that ends now (epoch milliseconds); null where nothing was. */
export async function reportPlays(db: Database, span: Span, now: number): Promise<PlaysReport | null> {
  const [days, episodes] = await Promise.all([
    sumsOfDays(db, span, now),
    sumsOfEpisodes(db, span, now, MOST_EPISODES + 1),
  ]);
  if (days.length === 0) return null;
  const sum = (kind: "plays" | "embedded" | "heardEnd") => days.reduce((all, day) => all + day[kind], 0);
  return {
    total: {
      plays: sum("plays"),
      embedded: sum("embedded"),
      toEnd: shareToEnd(sum("plays"), sum("heardEnd")),
    },
    bars: playBars(days, span, now),
    episodes: episodes.slice(0, MOST_EPISODES),
    more: episodes.length > MOST_EPISODES,
  };
}

/** The plays of these days, in their order, as bars of the whole span. */
export function playBars(
  days: readonly (Pick<PlayCount, "plays"> & { readonly day: string })[],
  span: Span,
  now: number,
): Bars {
  const counts = new Map(days.map(({ day, plays }) => [day, plays]));
  const today = dayOf(now);
  return barsOf(counts, firstDay(span, now) ?? days[0]?.day ?? today, today);
}
