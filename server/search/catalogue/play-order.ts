import type { EpisodeScore } from "./episode-score.ts";

/** Where a passage stands when the hits of a search are played in turn. */
export interface PlayPlace {
  readonly score: EpisodeScore;
  /** The place of its episode among all that are found, counted from 0. */
  readonly rank: number;
  /** Of the passage. */
  readonly id: number;
  /** Counted from 0, across all episodes. */
  readonly number: number;
}

/** In what order the passages of an episode that can be heard (`playable`, ascending) are played: those that are listed, as they are listed, then the others in the order of time. */
export function playOrder(playable: readonly number[], listed: readonly number[]): readonly number[] {
  const all = new Set(playable);
  const first = new Set(listed.filter((id) => all.has(id)));
  return [...first, ...playable.filter((id) => !first.has(id))];
}

/** At most `most` places from number `from` on. `orderOf` is asked only for the episodes that they are in. */
export function listPlayPlaces(
  ranked: readonly EpisodeScore[],
  orderOf: (score: EpisodeScore) => readonly number[],
  from: number,
  most: number,
): readonly PlayPlace[] {
  const places: PlayPlace[] = [];
  let before = 0;
  for (const [rank, score] of ranked.entries()) {
    const first = Math.max(0, from - before);
    if (first < score.playable) {
      const ids = orderOf(score).slice(first, first + most - places.length);
      places.push(...ids.map((id, index) => ({ score, rank, id, number: before + first + index })));
    }
    before += score.playable;
    if (places.length === most) break;
  }
  return places;
}
