import type { SearchRequest } from "#core/search/request.ts";
import type { EpisodeHits, Hit } from "#core/search/results.ts";
import { at } from "../catalogue/at.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { episodeKey } from "../catalogue/filter.ts";
import type { Plan } from "../catalogue/plan.ts";
import type { Similar } from "../meaning/similar.ts";
import { HitReader } from "./hit-reader.ts";
import { EPISODES_A_PAGE, listedIds, parentOf, playableIn } from "./listed-hits.ts";
import type { Ranked } from "./ranker.ts";
import type { Rows } from "./rows.ts";
import type { TrackReader } from "./track-reader.ts";

/** Reads what a page of results shows of its episodes. */
export class EpisodeReader {
  readonly #tracks: TrackReader;

  constructor(tracks: TrackReader) {
    this.#tracks = tracks;
  }

  /** Reads what is shown of the page of episodes that begins at index `from`. */
  async read(
    rows: Rows,
    request: SearchRequest,
    plan: Plan,
    found: Ranked,
    from: number,
  ): Promise<readonly EpisodeHits[]> {
    const { catalogue, match, grouping, ranked } = found;
    const shown = ranked.slice(from, from + EPISODES_A_PAGE).map((score) => {
      const ids = grouping.passageIds(score);
      return { score, ids, listed: listedIds(request, plan, score, ids) };
    });
    const reader = new HitReader(rows);
    const read = await reader.find(
      match,
      shown.flatMap(({ listed }) => listed),
    );
    const episodes = shown.map(({ score }) => score.episode.id);
    const tracks = await this.#tracks.find(rows, catalogue, episodes);
    const starts = await reader.starts(shown.map(({ ids }) => ids));
    const chaptered = shown.flatMap(({ score }) => score.chapters);
    const chapters = match === null ? null : await reader.findChapters(match, chaptered);
    let before = playableIn(ranked.slice(0, from));
    return shown.flatMap(({ score, listed }, index): EpisodeHits[] => {
      const { episode, passages } = score;
      let number = before;
      before += score.playable;
      const track = tracks.get(episode.id);
      if (!track) return [];
      const heard = ({ start }: Hit) => (start === null || track.audio === null ? null : number++);
      const within = (hit: Hit | undefined, parent: string) =>
        hit ? [{ ...hit, id: `${parent}/${hit.id}` }] : [];
      return [
        {
          track,
          publishedAt: episode.publishedAt,
          publishedDay: episode.day,
          total: passages,
          starts: at(starts, index),
          hits: listed
            .flatMap((id) => {
              const repeats = grouping.repeatsOf(id);
              return within(read.get(id), parentOf(score, id)).map((hit) => ({ ...hit, repeats }));
            })
            .map((hit) => ({ ...hit, number: heard(hit) })),
          chapters: score.chapters.flatMap((id) => within(chapters?.get(id), episodeKey(episode))),
        },
      ];
    });
  }

  /** Reads what is near in meaning alone: nothing is marked in it, and it has no place among the hits that are played in turn. */
  async readSimilar(
    rows: Rows,
    { wordless }: Similar,
    catalogue: Catalogue,
  ): Promise<readonly EpisodeHits[]> {
    const ids = wordless.flatMap(({ passages }) => passages.map(({ id }) => id));
    const read = await new HitReader(rows).find(null, ids);
    const tracks = await this.#tracks.find(
      rows,
      catalogue,
      wordless.map(({ episode }) => episode.id),
    );
    return wordless.flatMap(({ episode, passages }): EpisodeHits[] => {
      const track = tracks.get(episode.id);
      const hits = passages.flatMap(({ id, language }) => {
        const hit = read.get(id);
        return hit ? [{ ...hit, id: `${episodeKey(episode)}/${language}/${hit.id}` }] : [];
      });
      const { publishedAt, day: publishedDay } = episode;
      const none = { chapters: [], starts: [] };
      return track && hits.length > 0
        ? [{ track, publishedAt, publishedDay, hits, total: hits.length, ...none }]
        : [];
    });
  }
}
