import type { FeedEpisode } from "./item.ts";

/** An episode with a time by which it can be put among others. */
export interface PlacedEpisode {
  readonly guid: string;
  /**
   * Epoch milliseconds. Its own date; where it has none, that of the nearest older episode that has one, or else of the
   * nearest newer one; null where no episode has a date.
   */
  readonly at: number | null;
}

/**
 * The episodes from the oldest to the newest as their feed lists them. Feeds list the newest first, unless their dates go
 * up more often than down.
 */
export function feedOrder(
  episodes: readonly Pick<FeedEpisode, "guid" | "publishedAt">[],
): readonly PlacedEpisode[] {
  const dates = episodes.flatMap(({ publishedAt }) => publishedAt ?? []);
  const oldestFirst = countSteps(dates, 1) > countSteps(dates, -1);
  const ordered = oldestFirst ? episodes : episodes.toReversed();
  let at = (oldestFirst ? dates[0] : dates.at(-1)) ?? null;
  return ordered.map(({ guid, publishedAt }) => {
    at = publishedAt ?? at;
    return { guid, at };
  });
}

/** How often the dates go up (1) or down (-1) from one to the next. */
function countSteps(dates: readonly number[], by: 1 | -1): number {
  return dates.filter((date, index) => index > 0 && Math.sign(date - (dates[index - 1] ?? date)) === by)
    .length;
}
