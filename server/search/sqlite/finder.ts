import Sqlite, { type Database } from "better-sqlite3";
import { z } from "zod";
import { markedParts } from "#core/search/marked-text.ts";
import { isFiltered, type SearchRequest } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import type { Found } from "#core/text/find.ts";
import { indexWords, withoutSeparators } from "#core/text/indexed-text.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { compileFilter, episodeKey } from "../catalogue/filter.ts";
import { everyPassage, Grouping, type PassageHits } from "../catalogue/grouping.ts";
import type { Plan } from "../catalogue/plan.ts";
import { type EpisodeScore, rankEpisodes, SCALE } from "../catalogue/ranking.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import { HitReader } from "./hit-reader.ts";
import { readIntegers } from "./integers.ts";
import { matchExpression } from "./match.ts";
import { TrackReader } from "./track-reader.ts";

const EPISODES_A_PAGE = 10;
/** A search within one episode shows all its hits, up to this many. */
const MOST_IN_EPISODE = 200;

/** The index of a large archive is some 150 MB; the pages that searches share stay at hand. KiB. */
const CACHE = 65_536;

/**
 * All hits in the order of their ids. The LIMIT keeps SQLite from merging the two selects, for bm25() may not
 * stand inside an aggregate.
 */
const SPOKEN = `
  SELECT coalesce(group_concat(id), '') AS ids, coalesce(group_concat(CAST(score * -${SCALE} AS INTEGER)), '') AS scores
    FROM (SELECT rowid AS id, bm25(passage_index) AS score FROM passage_index WHERE passage_index MATCH ? LIMIT -1)`;
/** The same for words that tell no passage from another. */
const UNRANKED = `
  SELECT coalesce(group_concat(rowid), '') AS ids FROM passage_index WHERE passage_index MATCH ?`;
const TITLED = `
  SELECT rowid AS episode, bm25(episode_index, 4, 1, 1) AS score FROM episode_index WHERE episode_index MATCH ?`;
const CHAPTERED = `
  SELECT c.episodeId AS episode, x.score, c.id
    FROM (SELECT rowid AS id, bm25(chapter_index) AS score FROM chapter_index WHERE chapter_index MATCH ?) x
    JOIN Chapter c ON c.id = x.id ORDER BY c.start`;
const INDEXED = `
  SELECT id, coalesce(indexedText, text) AS text FROM Passage WHERE id IN (SELECT value FROM json_each(?))`;

const idsRow = z.object({ ids: z.string() });
const spokenRow = z.object({ ids: z.string(), scores: z.string() });
const titleRows = z.array(z.object({ episode: z.number(), score: z.number() }));
const chapterRows = z.array(z.object({ episode: z.number(), score: z.number(), id: z.number() }));
const textRows = z.array(z.object({ id: z.number(), text: z.string() }));

/**
 * Search over SQLite's FTS5 on a reading connection of its own; synchronous, so it belongs in a thread. The index
 * scores all matching passages; they are filtered, grouped and counted here, and only those that are shown are read.
 */
export class Finder {
  readonly #sqlite: Database;
  readonly #statements;
  readonly #catalogue: CatalogueReader;
  readonly #tracks: TrackReader;
  readonly #hits: HitReader;

  constructor(databaseFile: string) {
    this.#sqlite = new Sqlite(databaseFile, { readonly: true });
    this.#sqlite.pragma(`cache_size = -${CACHE}`);
    this.#statements = {
      spoken: this.#sqlite.prepare(SPOKEN),
      unranked: this.#sqlite.prepare(UNRANKED),
      titled: this.#sqlite.prepare(TITLED),
      chaptered: this.#sqlite.prepare(CHAPTERED),
      indexed: this.#sqlite.prepare(INDEXED),
    };
    this.#catalogue = new CatalogueReader(this.#sqlite);
    this.#tracks = new TrackReader(this.#sqlite);
    this.#hits = new HitReader(this.#sqlite);
  }

  /** The page of results that is asked for; of a query without words all that passes the filters. */
  find(request: SearchRequest, plan: Plan): Omit<ResultPage, "didYouMean"> {
    const catalogue = this.#catalogue.read();
    const filter = compileFilter(request, plan.conditions, catalogue);
    const grouping = new Grouping(filter, catalogue);
    const match = matchExpression(plan);
    const hits = match === null ? everyWanted(request, plan, catalogue) : this.#matches(match, plan.ranked);
    grouping.addPassages(hits, catalogue.transcripts);
    if (match !== null && filter.speakers === null) this.#addTitles(grouping, match, catalogue);
    const ranked = rankEpisodes(grouping.episodes, {
      order: match === null && request.order === "relevance" ? "newest" : request.order,
      together: plan.together,
      wordsOf: (ids) => {
        const rows = textRows.parse(this.#statements.indexed.all(JSON.stringify(ids)));
        return new Map(rows.map(({ id, text }) => [id, indexWords(text)]));
      },
    });
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

  #matches(match: string, ranked: boolean): PassageHits {
    const { spoken, unranked } = this.#statements;
    if (!ranked) return { ids: readIntegers(idsRow.parse(unranked.get(match)).ids), scores: null };
    const row = spokenRow.parse(spoken.get(match));
    const [ids, scores] = [readIntegers(row.ids), readIntegers(row.scores)];
    if (ids.length !== scores.length)
      throw new Error(`The index scored ${scores.length} of ${ids.length} passages`);
    return { ids, scores };
  }

  #addTitles(grouping: Grouping, match: string, { episodes }: Catalogue): void {
    const entryOf = (id: number) => {
      const episode = episodes.get(id);
      return episode ? grouping.entry(episode) : null;
    };
    for (const { episode, score } of titleRows.parse(this.#statements.titled.all(match)))
      entryOf(episode)?.addTitle(-score * SCALE);
    for (const { episode, score, id } of chapterRows.parse(this.#statements.chaptered.all(match)))
      entryOf(episode)?.addChapter(-score * SCALE, id);
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

/** For a query without words: every passage that its conditions and filters may let through; without any, none. */
function everyWanted(request: SearchRequest, { conditions }: Plan, catalogue: Catalogue): PassageHits {
  const narrowed = conditions.length > 0 || isFiltered(request);
  return narrowed ? everyPassage(catalogue) : { ids: new Float64Array(), scores: null };
}
