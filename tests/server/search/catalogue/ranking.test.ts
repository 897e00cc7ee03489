import fc from "fast-check";
import { expect, test } from "vitest";
import { EpisodeScore } from "#server/search/catalogue/episode-score.ts";
import { EpisodeSums } from "#server/search/catalogue/episode-sums.ts";
import { type Ranking, rankEpisodes } from "#server/search/catalogue/ranking.ts";
import { episodeEntry } from "./episode-entry.ts";

/** An episode with one hit, and others before it: ids and their BM25. */
function found(
  id: number,
  publishedAt: number | null,
  more: readonly (readonly [number, number])[] = [],
): (sums: EpisodeSums, place: number) => EpisodeScore {
  const episode = episodeEntry({ id, slug: `e${id}`, title: `E${id}`, publishedAt });
  const passages = [...more, [id * 100, 5]] as const;
  const hits = {
    ids: Int32Array.from(passages, ([passage]) => passage),
    scores: Float64Array.from(passages, ([, value]) => value),
  };
  const all = { hits, from: 0, to: passages.length };
  const transcript = {
    id,
    episode,
    language: "en",
    timed: true,
    untimed: new Set<number>(),
    first: 1,
    speakers: new Uint32Array(id * 100),
  };
  return (sums, place) => {
    sums.addPassages(place, passages.length, all, passages.length);
    return new EpisodeScore(episode, sums, place, [{ transcript, all, listed: all }]);
  };
}

function score(...args: Parameters<typeof found>): EpisodeScore {
  return found(...args)(new EpisodeSums(1), 0);
}

/** Ranks episodes that are given in the order of their ids. */
async function rank(
  episodes: readonly ReturnType<typeof found>[],
  ranking: Ranking,
): Promise<readonly EpisodeScore[]> {
  const sums = new EpisodeSums(episodes.length);
  const scores = episodes.map((add, place) => add(sums, place));
  const entries = scores.map(({ episode }) => episode);
  const published = Float64Array.from(entries, ({ publishedAt }) => publishedAt ?? Number.NaN);
  const scoreOf = (place: number) => {
    const own = scores[place];
    if (!own) throw new Error(`There is no episode ${place}`);
    return own;
  };
  return rankEpisodes({ sums, episodes: entries, published, scoreOf }, ranking);
}

const idsOf = (scores: readonly EpisodeScore[]) => scores.map(({ episode }) => episode.id);
const ALL = Number.POSITIVE_INFINITY;
const DAY = 24 * 3600 * 1000;

test.each([
  ["newest", [2, 1, 3]],
  ["oldest", [1, 2, 3]],
  // Between equals the newer episode, and one of unknown age after all that have one.
  ["relevance", [2, 1, 3]],
] as const)("by %s an undated episode comes last", async (order, expected) => {
  const episodes = [found(1, DAY), found(2, 400 * DAY), found(3, null)];
  expect(idsOf(await rank(episodes, { order, closenessOf: null, most: ALL }))).toEqual(expected);
});

test("episodes that are all undated rank by their order of import, the newest first", async () => {
  const ranking = { order: "relevance", closenessOf: null, most: ALL } as const;
  expect(idsOf(await rank([found(1, null), found(2, null)], ranking))).toEqual([2, 1]);
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
  const asked: number[] = [];
  const closenessOf = async (ids: readonly number[]) => {
    asked.push(...ids);
    return (id: number) => (id === 9 ? 1 : 0.1);
  };
  const [first, ...others] = await rank([found(1, null, near), found(2, null)], {
    order: "relevance",
    closenessOf,
    most: 1,
  });
  expect(first?.episode.id).toBe(1);
  expect(others).toEqual([]);
  expect(first?.best).toEqual([9, 100, 1]);
  expect(asked.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 200]);
});

test("the first of many are the same, and have the same passages, whether the others are wanted or not", async () => {
  const passages = fc.array(fc.double({ min: 4, max: 7, noNaN: true }), { maxLength: 14 });
  const archives = fc.array(fc.record({ passages, day: fc.option(fc.nat(2000)) }), {
    minLength: 1,
    maxLength: 150,
  });
  await fc.assert(
    fc.asyncProperty(
      archives,
      fc.nat(1000),
      fc.integer({ min: 1, max: 130 }),
      async (archive, seed, most) => {
        const episodes = archive.map(({ passages: scores, day }, index) =>
          found(
            index + 1,
            day === null ? null : day * DAY,
            scores.map((value, place) => [20 * index + place + 1_000_000, value]),
          ),
        );
        const closenessOf = async () => (id: number) => ((id * 7919 + seed) % 11) / 10;
        const first = await rank(episodes, { order: "relevance", closenessOf, most });
        const all = await rank(episodes, { order: "relevance", closenessOf, most: ALL });
        expect(idsOf(first)).toEqual(idsOf(all).slice(0, most));
        expect(first.map(({ best }) => best)).toEqual(all.slice(0, most).map(({ best }) => best));
        expect(first.map(({ score: own }) => own)).toEqual(all.slice(0, most).map(({ score: own }) => own));
      },
    ),
    { numRuns: 60 },
  );
});
