import Sqlite, { type Database } from "better-sqlite3";
import { markedParts } from "#core/search/marked-text.ts";
import type { SearchNews } from "#core/search/news.ts";
import { BATCH_LENGTH, type HitBatch, wordsOf } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import type { Found } from "#core/text/find.ts";
import { withoutSeparators } from "#core/text/indexed-text.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { episodeKey } from "../catalogue/filter.ts";
import type { Plan } from "../catalogue/plan.ts";
import { listPlayPlaces, playOrder } from "../catalogue/play-order.ts";
import type { EpisodeScore } from "../catalogue/ranking.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import { HitReader } from "./hit-reader.ts";
import { matchExpression } from "./match.ts";
import { type Ranked, Ranker } from "./ranker.ts";
import { TrackReader } from "./track-reader.ts";

const EPISODES_A_PAGE = 10;
/** A search within one episode shows all its hits, up to this many. */
const MOST_IN_EPISODE = 200;

/** The index of a large archive is some 150 MB; the pages that searches share stay at hand. KiB. */
const CACHE = 65_536;

/**
 * Search over SQLite's FTS5 on a reading connection of its own; synchronous, so it belongs in a thread. The index
 * scores all matching passages, and of those that are shown the texts are read.
 */
export class Finder {
  readonly #sqlite: Database;
  readonly #catalogue: CatalogueReader;
  readonly #ranker: Ranker;
  readonly #tracks: TrackReader;
  readonly #hits: HitReader;

  constructor(databaseFile: string) {
    this.#sqlite = new Sqlite(databaseFile, { readonly: true });
    this.#sqlite.pragma(`cache_size = -${CACHE}`);
    this.#catalogue = new CatalogueReader(this.#sqlite);
    this.#ranker = new Ranker(this.#sqlite, this.#catalogue);
    this.#tracks = new TrackReader(this.#sqlite);
    this.#hits = new HitReader(this.#sqlite);
  }

  /** The page of results that is asked for; of a query without words all that passes the filters. */
  find(request: SearchRequest, plan: Plan): Omit<ResultPage, "didYouMean"> {
    const found = this.#ranker.rank(request, plan);
    const { catalogue, grouping, ranked } = found;
    const from = (request.page - 1) * EPISODES_A_PAGE;
    return {
      episodes: this.#read(request, found, from),
      totalHits: ranked.reduce((sum, { passages }) => sum + passages, 0),
      totalEpisodes: ranked.length,
      playable: playableIn(ranked),
      page: request.page,
      pages: Math.max(1, Math.ceil(ranked.length / EPISODES_A_PAGE)),
      facets: grouping.facets.facets(catalogue.speakers),
      asOf: catalogue.asOf,
    };
  }

  /** What has come since, in epoch milliseconds. */
  news(request: SearchRequest, plan: Plan, since: number): SearchNews {
    const { catalogue, ranked } = this.#ranker.rank({ ...request, order: "newest" }, plan);
    const spoken = ranked.filter(({ passages }) => passages > 0);
    const { shows, asOf } = catalogue;
    return {
      fresh: spoken.reduce(
        (sum, { episode, passages }) => sum + ((episode.transcribedAt ?? 0) > since ? passages : 0),
        0,
      ),
      newest: spoken[0]?.episode.day ?? null,
      asOf,
      show: shows.find(({ slug }) => slug === request.show)?.title ?? null,
      tag: tagName(catalogue, request.tag),
    };
  }

  /** Some of the hits that can be heard, from number `from` on, in the order in which they are played. */
  playable(request: SearchRequest, plan: Plan, from: number): HitBatch {
    const { catalogue, match, grouping, hits, ranked } = this.#ranker.rank(request, plan);
    const orderOf = (score: EpisodeScore) =>
      playOrder(
        grouping.playableIds(score, hits),
        listedIds(request, score, grouping.passageIds(score, hits)),
      );
    const places = listPlayPlaces(ranked, orderOf, from, BATCH_LENGTH);
    const read = this.#hits.find(
      match,
      places.map(({ id }) => id),
    );
    return {
      total: playableIn(ranked),
      hits: places.flatMap(({ score, rank, id, number }) => {
        const track = this.#tracks.find(catalogue, score.episode.id);
        const hit = read.get(id);
        if (!track || hit?.start == null) return [];
        const page = Math.floor(rank / EPISODES_A_PAGE) + 1;
        const { start, end } = hit;
        return [
          { id: `${parentOf(score, id)}/${hit.id}`, number, page, track, start, end, words: wordsOf(hit) },
        ];
      }),
    };
  }

  /** Every match in the transcript of an episode (`show/episode`), in order. */
  marks(episode: string, language: string, plan: Plan): readonly Found[] {
    const match = matchExpression(plan);
    if (match === null) return [];
    const { transcripts } = this.#catalogue.read();
    const wanted = transcripts.find((t) => t.language === language && episodeKey(t.episode) === episode);
    if (!wanted) return [];
    const { first, speakers } = wanted;
    return this.#hits
      .marked(match, first, first + speakers.length - 1)
      .flatMap(({ position, text, marked }) => {
        let end = 0;
        return markedParts(withoutSeparators(marked), text).flatMap((part) => {
          const start = end;
          end += part.text.length;
          return part.marked ? [{ text: position, start, end }] : [];
        });
      });
  }

  /** Reads what is shown of the page of episodes that begins at index `from`. */
  #read(request: SearchRequest, found: Ranked, from: number): readonly EpisodeHits[] {
    const { catalogue, match, grouping, hits, ranked } = found;
    const shown = ranked.slice(from, from + EPISODES_A_PAGE).map((score) => {
      const ids = grouping.passageIds(score, hits);
      return { score, ids, listed: listedIds(request, score, ids) };
    });
    const read = this.#hits.find(
      match,
      shown.flatMap(({ listed }) => listed),
    );
    let before = playableIn(ranked.slice(0, from));
    return shown.flatMap(({ score, ids, listed }): EpisodeHits[] => {
      const { episode, passages, chapters } = score;
      let number = before;
      before += score.playable;
      const track = this.#tracks.find(catalogue, episode.id);
      if (!track) return [];
      const heard = ({ start }: Hit) => (start === null || track.audio === null ? null : number++);
      const within = (hit: Hit | null | undefined, parent: string) =>
        hit ? [{ ...hit, id: `${parent}/${hit.id}` }] : [];
      return [
        {
          track,
          publishedAt: episode.publishedAt,
          publishedDay: episode.day,
          total: passages,
          starts: this.#hits.starts(ids),
          hits: listed
            .flatMap((id) => within(read.get(id), parentOf(score, id)))
            .map((hit) => ({ ...hit, number: heard(hit) })),
          chapters:
            match === null
              ? []
              : chapters.flatMap((id) => within(this.#hits.findChapter(match, id), episodeKey(episode))),
        },
      ];
    });
  }
}

/** Which of an episode's passages (`ids`, ascending) are listed: the best, or within one episode all in the order of time. */
function listedIds(
  { episode }: SearchRequest,
  { best }: EpisodeScore,
  ids: readonly number[],
): readonly number[] {
  return episode === null ? best.map(({ id }) => id) : ids.slice(0, MOST_IN_EPISODE);
}

/** What the position of a passage is appended to, to be the id of its hit. */
function parentOf(score: EpisodeScore, id: number): string {
  return `${episodeKey(score.episode)}/${score.languageOf(id)}`;
}

/** Null where no tag is asked for, or there is none of that slug. */
function tagName({ episodes }: Catalogue, slug: string | null): string | null {
  if (slug === null) return null;
  for (const { tags } of episodes.values()) {
    const tag = tags.find((known) => known.slug === slug);
    if (tag) return tag.name;
  }
  return null;
}

function playableIn(scores: readonly EpisodeScore[]): number {
  return scores.reduce((sum, { playable }) => sum + playable, 0);
}
