import Sqlite, { type Database } from "better-sqlite3";
import { markedParts } from "#core/search/marked-text.ts";
import type { SearchRequest } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import type { Found } from "#core/text/find.ts";
import { withoutSeparators } from "#core/text/indexed-text.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { episodeKey } from "../catalogue/filter.ts";
import type { Plan } from "../catalogue/plan.ts";
import type { EpisodeScore } from "../catalogue/ranking.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import { HitReader } from "./hit-reader.ts";
import { matchExpression } from "./match.ts";
import { Ranker } from "./ranker.ts";
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
    const { catalogue, match, grouping, hits, ranked } = this.#ranker.rank(request, plan);
    const from = (request.page - 1) * EPISODES_A_PAGE;
    return {
      episodes: this.#read(
        catalogue,
        ranked.slice(from, from + EPISODES_A_PAGE),
        match,
        (score) => grouping.passageIds(score, hits),
        request.episode !== null,
      ),
      totalHits: ranked.reduce((sum, { passages }) => sum + passages, 0),
      totalEpisodes: ranked.length,
      page: request.page,
      pages: Math.max(1, Math.ceil(ranked.length / EPISODES_A_PAGE)),
      facets: grouping.facets.facets(catalogue.speakers),
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

  /** Reads what is shown of these episodes: their best hits, or `all` in the order of time. */
  #read(
    catalogue: Catalogue,
    scores: readonly EpisodeScore[],
    match: string | null,
    passageIds: (score: EpisodeScore) => readonly number[],
    all: boolean,
  ): readonly EpisodeHits[] {
    const shown = scores.map((score) => {
      const ids = passageIds(score);
      return { score, ids, chosen: all ? ids.slice(0, MOST_IN_EPISODE) : score.best.map(({ id }) => id) };
    });
    const hits = this.#hits.find(
      match,
      shown.flatMap(({ chosen }) => chosen),
    );
    return shown.flatMap(({ score, ids, chosen }): EpisodeHits[] => {
      const { episode, passages, chapters } = score;
      const track = this.#tracks.find(catalogue, episode.id);
      if (!track) return [];
      const key = episodeKey(episode);
      const within = (hit: Hit | null | undefined, parent: string) =>
        hit ? [{ ...hit, id: `${parent}/${hit.id}` }] : [];
      return [
        {
          track,
          publishedAt: episode.publishedAt,
          publishedDay: episode.day,
          total: passages,
          starts: this.#hits.starts(ids),
          hits: chosen.flatMap((id) => within(hits.get(id), `${key}/${score.languageOf(id)}`)),
          chapters:
            match === null ? [] : chapters.flatMap((id) => within(this.#hits.findChapter(match, id), key)),
        },
      ];
    });
  }
}
