import { type Problem, problemAt, type Spot } from "../../file/problem.ts";
import type { FeedEpisode } from "./item.ts";

/** An item of a feed, and where it stands. */
export interface ReadItem {
  readonly episode: FeedEpisode;
  readonly spot: Spot;
}

/**
 * The episodes of a feed, each guid once. Of items that are one episode the first is kept: feeds list the newest
 * first. A guid that several different episodes share tells nothing; they are known by their audio instead. Adds to
 * `problems`.
 */
export function uniqueEpisodes(items: readonly ReadItem[], problems: Problem[]): readonly FeedEpisode[] {
  const shared = sharedGuids(items, problems);
  const episodes = new Map<string, FeedEpisode>();
  for (const { episode, spot } of items) {
    const guid = shared.has(episode.guid) ? guidByContent(episode) : episode.guid;
    if (episodes.has(guid)) problems.push(problemAt(spot, "duplicate-guid", episode.guid));
    else episodes.set(guid, { ...episode, guid });
  }
  return [...episodes.values()];
}

/** The guids at which different episodes stand, each reported once. */
function sharedGuids(items: readonly ReadItem[], problems: Problem[]): ReadonlySet<string> {
  const first = new Map<string, FeedEpisode>();
  const shared = new Set<string>();
  for (const { episode, spot } of items) {
    const { guid } = episode;
    const known = first.get(guid);
    if (known === undefined) first.set(guid, episode);
    else if (!shared.has(guid) && areDifferent(known, episode)) {
      shared.add(guid);
      problems.push(problemAt(spot, "guid-shared", guid));
    }
  }
  return shared;
}

/** An episode that was published again, mended, keeps its title and date, or its audio. */
function areDifferent(one: FeedEpisode, other: FeedEpisode): boolean {
  const titled = one.title !== other.title;
  if (one.enclosure === null && other.enclosure === null) return titled;
  return one.enclosure?.url !== other.enclosure?.url && (titled || one.publishedAt !== other.publishedAt);
}

function guidByContent({ guid, enclosure, title }: FeedEpisode): string {
  return enclosure?.url ?? `${guid} ${title ?? ""}`.trim();
}
