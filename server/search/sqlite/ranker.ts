import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import { isFiltered, type SearchRequest } from "#core/search/request.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { compileFilter } from "../catalogue/filter.ts";
import { everyPassage, Grouping, type PassageHits } from "../catalogue/grouping.ts";
import type { Plan } from "../catalogue/plan.ts";
import { type EpisodeScore, rankEpisodes, SCALE } from "../catalogue/ranking.ts";
import type { CatalogueReader } from "./catalogue-reader.ts";
import { readIntegers } from "./integers.ts";
import { matchExpression } from "./match.ts";

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

/** All that a search finds, before anything of it is read. */
export interface Ranked {
  readonly catalogue: Catalogue;
  /** What the index was asked; null for a query without words. */
  readonly match: string | null;
  readonly hits: PassageHits;
  readonly grouping: Grouping;
  /** Every episode with hits, best first. */
  readonly ranked: readonly EpisodeScore[];
}

/** Has the index score all matching passages; filters, groups, counts and ranks them. */
export class Ranker {
  readonly #catalogue: CatalogueReader;
  readonly #statements: Readonly<
    Record<"spoken" | "unranked" | "titled" | "chaptered" | "indexed", Statement>
  >;

  constructor(sqlite: Database, catalogue: CatalogueReader) {
    this.#catalogue = catalogue;
    this.#statements = {
      spoken: sqlite.prepare(SPOKEN),
      unranked: sqlite.prepare(UNRANKED),
      titled: sqlite.prepare(TITLED),
      chaptered: sqlite.prepare(CHAPTERED),
      indexed: sqlite.prepare(INDEXED),
    };
  }

  /** All that is asked for, whatever its page; of a query without words all that passes the filters. */
  rank(request: SearchRequest, plan: Plan): Ranked {
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
    return { catalogue, match, hits, grouping, ranked };
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
}

/** For a query without words: every passage that its conditions and filters may let through; without any, none. */
function everyWanted(request: SearchRequest, { conditions }: Plan, catalogue: Catalogue): PassageHits {
  const narrowed = conditions.length > 0 || isFiltered(request);
  return narrowed ? everyPassage(catalogue) : { ids: new Float64Array(), scores: null };
}
