import { expect, test } from "vitest";
import { EpisodeScore, rankEpisodes } from "#server/search/catalogue/ranking.ts";
import { episodeEntry } from "./episode-entry.ts";

/** An episode with one hit, and others before it: ids and their BM25. */
function score(
  id: number,
  publishedAt: number | null,
  more: readonly (readonly [number, number])[] = [],
): EpisodeScore {
  const episode = episodeEntry({ id, slug: `e${id}`, title: `E${id}`, publishedAt });
  const entry = new EpisodeScore(episode);
  const found = [...more, [id * 100, 5]] as const;
  const hits = {
    ids: Int32Array.from(found, ([passage]) => passage),
    scores: Float64Array.from(found, ([, value]) => value),
  };
  const all = { hits, from: 0, to: found.length };
  const transcript = {
    id,
    episode,
    language: "en",
    timed: true,
    untimed: new Set<number>(),
    first: 1,
    speakers: new Uint32Array(id * 100),
  };
  entry.addPart({ transcript, all, listed: all }, found.length);
  return entry;
}

async function ranked(
  scores: readonly EpisodeScore[],
  order: "relevance" | "newest" | "oldest",
): Promise<readonly number[]> {
  const ranking = { order, closenessOf: null, most: Number.POSITIVE_INFINITY };
  return (await rankEpisodes(scores, ranking)).map(({ episode }) => episode.id);
}

const DAY = 24 * 3600 * 1000;

test.each([
  ["newest", [2, 1, 3]],
  ["oldest", [1, 2, 3]],
  // Between equals the newer episode, and one of unknown age after all that have one.
  ["relevance", [2, 1, 3]],
] as const)("by %s an undated episode comes last", async (order, expected) => {
  expect(await ranked([score(3, null), score(1, DAY), score(2, 400 * DAY)], order)).toEqual(expected);
});

test("episodes that are all undated rank by their order of import, the newest first", async () => {
  expect(await ranked([score(1, null), score(2, null)], "relevance")).toEqual([2, 1]);
});

test("the best three passages are kept, best first", () => {
  const entry = score(1, null, [
    [1, 0.001],
    [2, 7],
    [3, 6],
    [4, 5.1],
  ]);
  expect(entry.best).toEqual([2, 3, 4]);
  expect(entry.passages).toBe(5);
});

test("a passage that is no hit of the episode has no language", () => {
  expect(() => score(1, null).languageOf(101)).toThrow("Passage 101");
});

test("of passages that are nearly as good those with the words close together come first, and so do their episodes", async () => {
  const near = Array.from({ length: 9 }, (_, index) => [index + 1, 4.9 - 0.001 * index] as const);
  const [one, other] = [score(1, null, near), score(2, null)];
  const asked: number[] = [];
  const closenessOf = async (ids: readonly number[]) => {
    asked.push(...ids);
    return (id: number) => (id === 9 ? 1 : 0.1);
  };
  const ordered = await rankEpisodes([other, one], { order: "relevance", closenessOf, most: 1 });
  expect(ordered.map(({ episode }) => episode.id)).toEqual([1, 2]);
  expect(one.best).toEqual([9, 100, 1]);
  expect(asked.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 200]);
});
