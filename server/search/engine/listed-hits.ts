import type { SearchRequest } from "#core/search/request.ts";
import type { EpisodeScore } from "../catalogue/episode-score.ts";
import { episodeKey } from "../catalogue/filter.ts";
import type { Plan } from "../catalogue/plan.ts";

export const EPISODES_A_PAGE = 10;
/** A search within one episode shows all its hits, up to this many. */
const MOST_IN_EPISODE = 200;

/**
 * Which of an episode's passages (`ids`, ascending) are listed: the best; of what is said in turn the first, and within one episode all,
 * in the order of time.
 */
export function listedIds(
  { episode }: SearchRequest,
  { turns }: Plan,
  { best, first }: EpisodeScore,
  ids: readonly number[],
): readonly number[] {
  if (episode !== null) return ids.slice(0, MOST_IN_EPISODE);
  return turns.length > 0 ? first : best;
}

/** What the position of a passage is appended to, to be the id of its hit. */
export function parentOf(score: EpisodeScore, id: number): string {
  return `${episodeKey(score.episode)}/${score.languageOf(id)}`;
}

/** How many hits of these episodes can be heard. */
export function playableIn(scores: readonly EpisodeScore[]): number {
  return scores.reduce((sum, { playable }) => sum + playable, 0);
}
