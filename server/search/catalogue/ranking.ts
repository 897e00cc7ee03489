import type { ResultOrder } from "#core/search/request.ts";
import { at } from "./at.ts";
import type { EpisodeEntry } from "./catalogue.ts";
import { type EpisodeScore, liftedBy } from "./episode-score.ts";
import { type EpisodeSums, SCALE } from "./episode-sums.ts";
import { sortFirst } from "./sort-first.ts";

/** How much a match in its title, its notes or a chapter lifts an episode's best passage: in a small archive BM25 has no say about titles. */
const TITLE_LIFT = 0.25;
/** How much a tenfold number of hits lifts an episode: about as much as a slightly better passage. */
const NUMBER_WEIGHT = 0.2 * SCALE;
/** The newest episode is lifted by so much, one a year older by half of it, and so on. */
const RECENCY_WEIGHT = 0.03;
/** In so many of the best episodes it is seen how close together the words are. */
const CLOSENESS_EPISODES = 100;
const YEAR = 365.25 * 24 * 3600 * 1000;

/** What is ranked: episodes by their places, which are in the order of their ids. */
interface Rankable {
  readonly sums: EpisodeSums;
  readonly episodes: readonly EpisodeEntry[];
  /** Epoch milliseconds; NaN where nobody knows. */
  readonly published: Float64Array;
  /** What is found in the episode at a place. */
  readonly scoreOf: (place: number) => EpisodeScore;
}

export interface Ranking {
  readonly order: ResultOrder;
  /** How close together each of these passages has the words, from 0 to 1; null where they need not be. */
  readonly closenessOf: ((ids: readonly number[]) => Promise<(id: number) => number>) | null;
  /** So many are wanted. */
  readonly most: number;
}

/**
 * Ranking, in one place: the first `most` of those that have hits that are listed. An episode ranks by its best passage
 * (BM25), to which matches in its title, summary, notes and chapters are added. Gentle lifts decide between near equals: how close
 * together the words stand, how many hits there are, and how new the episode is. What is equal even then comes by the order of
 * import, newest first.
 */
export async function rankEpisodes(
  rankable: Rankable,
  { order, closenessOf, most }: Ranking,
): Promise<readonly EpisodeScore[]> {
  const { sums, episodes, published, scoreOf } = rankable;
  const places = sums.places.filter((place) => (sums.hits[place] ?? 0) > 0);
  const firstOf = (count: number, compare: (one: number, other: number) => number) =>
    sortFirst(places, count, compare).slice(0, count).map(scoreOf);
  if (order !== "relevance") {
    const compare = byDate(order === "newest" ? -1 : 1);
    return firstOf(most, (a, b) => compare(at(episodes, a), at(episodes, b)));
  }
  const newest = newestOf(places, published);
  const values = new Float64Array(episodes.length);
  for (const place of places)
    values[place] = valueFrom(
      sums.score[place] ?? 0,
      sums.titled[place] ?? 0,
      sums.hits[place] ?? 0,
      recencyLift(published[place] ?? Number.NaN, newest),
    );
  const byValue = (a: number, b: number) => (values[b] ?? 0) - (values[a] ?? 0) || b - a;
  if (closenessOf === null) return firstOf(most, byValue);
  const ranked = firstOf(Math.max(most, CLOSENESS_EPISODES), byValue);
  const first = ranked.slice(0, CLOSENESS_EPISODES);
  const lifted = liftFirst(
    first,
    newest,
    most,
    await closenessOf(first.flatMap(({ candidates }) => candidates)),
  );
  return [...lifted, ...ranked.slice(CLOSENESS_EPISODES)].slice(0, most);
}

/** The first `most` when those are lifted whose words stand close together; the others are not looked at. */
function liftFirst(
  scores: readonly EpisodeScore[],
  newest: number,
  most: number,
  closenessOf: (id: number) => number,
): readonly EpisodeScore[] {
  const best: { readonly score: EpisodeScore; readonly value: number }[] = [];
  for (const score of scores) {
    const { titled, hits, episode } = score;
    const recency = recencyLift(episode.publishedAt ?? Number.NaN, newest);
    const least = best[most - 1]?.value ?? Number.NEGATIVE_INFINITY;
    if (valueFrom(liftedBy(1, score.score), titled, hits, recency) < least) continue;
    score.lift(closenessOf);
    const value = valueFrom(score.score, titled, hits, recency);
    const isBehind = (other: (typeof best)[number]) =>
      other.value > value || (other.value === value && other.score.episode.id > episode.id);
    best.splice(best.findLastIndex(isBehind) + 1, 0, { score, value });
  }
  return best.map(({ score }) => score);
}

/** What an episode is ranked by. */
function valueFrom(score: number, titled: number, hits: number, recency: number): number {
  const best = score * (titled > 0 ? 1 + TITLE_LIFT : 1) + titled;
  return best * (1 + recency) + NUMBER_WEIGHT * Math.log(hits);
}

/** Of how old an undated episode is nothing is known, so nothing lifts it. */
function recencyLift(published: number, newest: number): number {
  return Number.isNaN(published) ? 0 : RECENCY_WEIGHT * 0.5 ** ((newest - published) / YEAR);
}

/** When the newest of some episodes was published; those that are undated have no say. */
function newestOf(places: readonly number[], published: Float64Array): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const time = published[place] ?? Number.NaN;
    if (time > newest) newest = time;
  }
  return newest;
}

/** The oldest first (1), or the newest (-1); undated episodes come last. */
export function byDate(direction: 1 | -1): (a: EpisodeEntry, b: EpisodeEntry) => number {
  const time = ({ publishedAt }: EpisodeEntry) => publishedAt ?? direction * Number.POSITIVE_INFINITY;
  return (a, b) => {
    const [first, second] = [time(a), time(b)];
    return first === second ? direction * (a.id - b.id) : direction * (first - second);
  };
}
