import { z } from "zod";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { ALL_REPEATS, isFiltered, type SearchRequest } from "#core/search/request.ts";
import { fuseRanks } from "#core/search/vector/reciprocal-ranks.ts";
import { at } from "../catalogue/at.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { EpisodeScore } from "../catalogue/episode-score.ts";
import { SCALE } from "../catalogue/episode-sums.ts";
import { compileFilter, heardSpeakers } from "../catalogue/filter.ts";
import { listRepeats } from "../catalogue/folding.ts";
import { Grouping } from "../catalogue/grouping.ts";
import { everyPassage, hitsAmong, type PassageHits } from "../catalogue/hit-range.ts";
import type { Plan } from "../catalogue/plan.ts";
import { asksForTitles, listTitled } from "../catalogue/titles.ts";
import { type FoundTurn, joinTurns, listShared, listSpokenTurns } from "../catalogue/turns.ts";
import { toIndexQuery, toTurnQueries } from "../index/index-query.ts";
import { findSimilar, type MeaningQuestion, type Similar } from "../meaning/similar.ts";
import type { VectorReader } from "../meaning/vector-shelf.ts";
import type { CatalogueReader } from "./catalogue-reader.ts";
import type { Rows } from "./rows.ts";
import type { TextIndex } from "./text-index.ts";
import { TimesReader } from "./times-reader.ts";

/** A match in a title counts so much more than one in the summary or the notes. */
const EPISODE_WEIGHTS = [4, 1, 1];

const chapterRows = z.array(z.object({ id: z.number(), episode: z.number() }));

const NOWHERE: PassageHits = { ids: new Int32Array(), scores: null };

/** All that a search finds, before anything of it is read. */
export interface Ranked {
  readonly catalogue: Catalogue;
  /** What the index was asked; null for a query without words. */
  readonly match: IndexQuery | null;
  readonly grouping: Grouping;
  /** The episodes with hits that are listed, best first, as many as were asked for. */
  readonly ranked: readonly EpisodeScore[];
  /** Null where nobody asked for meanings. */
  readonly similar: Similar | null;
}

/** Has the index score all matching passages; filters, groups, counts and ranks them. */
export class Ranker {
  readonly #catalogue: CatalogueReader;
  readonly #vectors: VectorReader;
  readonly #times = new TimesReader();

  constructor(catalogue: CatalogueReader, vectors: VectorReader) {
    this.#catalogue = catalogue;
    this.#vectors = vectors;
  }

  /**
   * All that is asked for, whatever its page; of a query without words all that passes the filters. Where it is asked for by its
   * meaning, too, that has a say in the order. `most`: so many episodes are wanted.
   */
  async rank(
    rows: Rows,
    request: SearchRequest,
    plan: Plan,
    index: TextIndex,
    meaning: MeaningQuestion | null = null,
    most = Number.POSITIVE_INFINITY,
  ): Promise<Ranked> {
    const catalogue = await this.#catalogue.read(rows);
    const filter = compileFilter(request, plan.conditions, catalogue);
    const grouping = new Grouping(filter, catalogue);
    const match = toIndexQuery(plan);
    const order = match === null && request.order === "relevance" ? "newest" : request.order;
    const { transcripts } = catalogue;
    const all =
      plan.turns.length > 0
        ? await this.join(rows, plan, index, catalogue)
        : match === null
          ? everyWanted(request, plan, catalogue)
          : await findPassages(index, match, plan);
    const repeated = request.repeats === ALL_REPEATS ? null : request.repeats;
    const hits = repeated === null ? all : hitsAmong(all, listRepeats(repeated, transcripts, index.repeats));
    const folds = request.repeats === null && request.episode === null;
    if (folds) grouping.fold(hits, index.repeats, order);
    grouping.addPassages(hits);
    if (match === null && filter.speakers === null && repeated === null && isNarrowed(request, plan))
      for (const episode of catalogue.episodes.values())
        if (episode.transcribedAt === null) grouping.addTitle(episode, 0);
    if (match !== null && filter.speakers === null && plan.turns.length === 0 && repeated === null)
      await this.#addTitles(rows, grouping, match, plan, catalogue, index);
    const byWords = await grouping.rank({
      order,
      closenessOf: plan.together.length === 0 ? null : (ids) => index.closeness(ids, plan.together),
      most: meaning === null ? most : Number.POSITIVE_INFINITY,
    });
    const near = folds ? index.repeats : null;
    const similar = meaning && findSimilar(meaning, this.#vectors, catalogue, filter, all.ids, near);
    const ranked = similar ? fuseRanks(byWords, similar.ranked, ({ episode }) => episode) : byWords;
    return { catalogue, match, grouping, ranked, similar };
  }

  /** What is said in turn, in these transcripts; nowhere where titles alone are looked at. */
  async join(
    rows: Rows,
    plan: Plan,
    index: TextIndex,
    { speakers, transcripts }: Pick<Catalogue, "speakers" | "transcripts">,
  ): Promise<PassageHits> {
    if (asksForTitles(plan)) return NOWHERE;
    const queries = toTurnQueries(plan);
    const found: FoundTurn[] = [];
    for (const [turn, query] of queries.entries())
      found.push({
        matches: await index.score("passages", query),
        speakers: heardSpeakers(at(plan.turns, turn).speakers, speakers),
      });
    const spoken = listSpokenTurns(found, transcripts);
    const times = await this.#times.read(
      rows,
      spoken.map(({ transcript }) => transcript),
    );
    const order = await index.order(listShared(spoken));
    return joinTurns(spoken, {
      within: plan.within,
      times,
      isInOrder: (turn, id) => order.isBefore(id, at(queries, turn - 1), at(queries, turn)),
    });
  }

  async #addTitles(
    rows: Rows,
    grouping: Grouping,
    match: IndexQuery,
    plan: Plan,
    catalogue: Catalogue,
    index: TextIndex,
  ): Promise<void> {
    if (asksForTitles(plan)) {
      for (const episode of listTitled(plan, catalogue)) grouping.addTitled(episode, SCALE);
      return;
    }
    const { episodes } = catalogue;
    const titled = await index.score("episodes", match, EPISODE_WEIGHTS);
    for (const [place, id] of titled.ids.entries()) {
      const episode = episodes.get(id);
      if (episode) grouping.addTitle(episode, at(titled.scores, place) * SCALE);
    }
    const chaptered = await index.score("chapters", match);
    const scores = new Map(Array.from(chaptered.ids, (id, place) => [id, at(chaptered.scores, place)]));
    const chapterOf = chapterRows.parse(await rows.list("chaptered", [...scores.keys()]));
    for (const { id, episode } of chapterOf) {
      const entry = episodes.get(episode);
      if (entry) grouping.addChapter(entry, (scores.get(id) ?? 0) * SCALE, id);
    }
  }
}

/** Of words that tell no passage from another without scores. */
async function findPassages(index: TextIndex, match: IndexQuery, plan: Plan): Promise<PassageHits> {
  if (asksForTitles(plan)) return NOWHERE;
  if (!plan.ranked) return { ids: await index.list("passages", match), scores: null };
  return index.score("passages", match);
}

/** For a query without words: every passage that its conditions and filters may let through; without any, none. */
function everyWanted(request: SearchRequest, plan: Plan, catalogue: Catalogue): PassageHits {
  return isNarrowed(request, plan) ? everyPassage(catalogue) : NOWHERE;
}

/** Whether it says more than where words are to stand. */
function isNarrowed(request: SearchRequest, { conditions }: Plan): boolean {
  return conditions.some(({ field }) => field !== "in") || isFiltered(request);
}
