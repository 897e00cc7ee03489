import { Scratch } from "#core/search/index/scratch.ts";
import type { SearchNews } from "#core/search/news.ts";
import { BATCH_LENGTH, type HitBatch, wordsOf } from "#core/search/playable-hit.ts";
import { ALL_REPEATS, type SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { MonthCount } from "#core/search/trend.ts";
import type { Found } from "#core/text/find.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { columnsOf } from "../catalogue/columns.ts";
import type { EpisodeScore } from "../catalogue/episode-score.ts";
import { episodeKey } from "../catalogue/filter.ts";
import type { Plan } from "../catalogue/plan.ts";
import { listPlayPlaces, playOrder } from "../catalogue/play-order.ts";
import { toIndexQuery } from "../index/index-query.ts";
import { type Shelf, ShelfReader } from "../index/shelf.ts";
import type { MeaningQuestion } from "../meaning/similar.ts";
import { VectorReader } from "../meaning/vector-shelf.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import { EpisodeReader } from "./episode-reader.ts";
import { HitReader } from "./hit-reader.ts";
import { EPISODES_A_PAGE, listedIds, parentOf, playableIn } from "./listed-hits.ts";
import { Ranker } from "./ranker.ts";
import type { Rows } from "./rows.ts";
import { indexInMemory, type TextIndex } from "./text-index.ts";
import { TrackReader } from "./track-reader.ts";

/**
 * Search over the index, whose shelf comes with each question, and over the rows of a database as they are at one moment; it
 * counts long, so it belongs in a thread. The index scores all matching passages, and of those that are shown the texts are
 * read: what was written since the shelf was loaded may keep some of them from being shown, and shows none that does not match.
 * It answers one question at a time.
 */
export class Finder {
  readonly #catalogue = new CatalogueReader();
  readonly #ranker: Ranker;
  readonly #tracks = new TrackReader();
  readonly #episodes = new EpisodeReader(this.#tracks);
  readonly #shelves = new ShelfReader();
  readonly #scratch = new Scratch();

  /** `thread`: from 0 on, another for each finder that reads the same vectors. */
  constructor(thread: number) {
    this.#ranker = new Ranker(this.#catalogue, new VectorReader(thread));
  }

  /** Reads what hits are held against, before anything is asked. */
  async readCatalogue(rows: Rows): Promise<void> {
    columnsOf(await this.#catalogue.read(rows));
  }

  /** The page of results that is asked for; of a query without words all that passes the filters. */
  async find(
    rows: Rows,
    request: SearchRequest,
    plan: Plan,
    shelf: Shelf,
    meaning: MeaningQuestion | null,
  ): Promise<Omit<ResultPage, "didYouMean">> {
    const [from, to] = [(request.page - 1) * EPISODES_A_PAGE, request.page * EPISODES_A_PAGE];
    const found = await this.#ranker.rank(rows, request, plan, this.#index(rows, shelf), meaning, to);
    const { catalogue, grouping } = found;
    const { totals } = grouping;
    return {
      episodes: await this.#episodes.read(rows, request, plan, found, from),
      totalHits: totals.passages,
      totalEpisodes: totals.episodes,
      folded: { hits: totals.folded, episodes: totals.episodes - totals.listed },
      playable: totals.playable,
      page: request.page,
      pages: Math.max(1, Math.ceil(totals.listed / EPISODES_A_PAGE)),
      facets: grouping.facets.facets(catalogue.speakers),
      months: grouping.facets.months,
      asOf: catalogue.asOf,
      similar: found.similar
        ? {
            kind: "found",
            episodes:
              request.page === 1 ? await this.#episodes.readSimilar(rows, found.similar, catalogue) : [],
          }
        : { kind: "unasked" },
    };
  }

  /** How many hits there are by months: what is said is not scored, titles and chapters are, and no texts are read. */
  async months(rows: Rows, request: SearchRequest, plan: Plan, shelf: Shelf): Promise<readonly MonthCount[]> {
    const asked: SearchRequest = { ...request, order: "newest", repeats: ALL_REPEATS };
    const { grouping } = await this.#ranker.rank(
      rows,
      asked,
      { ...plan, ranked: false },
      this.#index(rows, shelf),
    );
    return grouping.facets.months;
  }

  /** What has come since, in epoch milliseconds. */
  async news(
    rows: Rows,
    request: SearchRequest,
    plan: Plan,
    shelf: Shelf,
    since: number,
  ): Promise<SearchNews> {
    const index = this.#index(rows, shelf);
    const asked: SearchRequest = { ...request, order: "newest", repeats: ALL_REPEATS };
    const { catalogue, ranked } = await this.#ranker.rank(rows, asked, plan, index);
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
  async playable(
    rows: Rows,
    request: SearchRequest,
    plan: Plan,
    shelf: Shelf,
    meaning: MeaningQuestion | null,
    from: number,
  ): Promise<HitBatch> {
    const index = this.#index(rows, shelf);
    const { catalogue, match, grouping, ranked } = await this.#ranker.rank(
      rows,
      request,
      plan,
      index,
      meaning,
    );
    const orderOf = (score: EpisodeScore) =>
      playOrder(grouping.playableIds(score), listedIds(request, plan, score, grouping.passageIds(score)));
    const places = listPlayPlaces(ranked, orderOf, from, BATCH_LENGTH);
    const read = await new HitReader(rows).find(
      match,
      places.map(({ id }) => id),
    );
    const episodes = new Set(places.map(({ score }) => score.episode.id));
    const tracks = await this.#tracks.find(rows, catalogue, [...episodes]);
    return {
      total: playableIn(ranked),
      hits: places.flatMap(({ score, rank, id, number }) => {
        const track = tracks.get(score.episode.id);
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
  async marks(
    rows: Rows,
    episode: string,
    language: string,
    plan: Plan,
    shelf: Shelf,
  ): Promise<readonly Found[]> {
    const match = toIndexQuery(plan);
    if (match === null) return [];
    const { transcripts, speakers: voices } = await this.#catalogue.read(rows);
    const wanted = transcripts.find((t) => t.language === language && episodeKey(t.episode) === episode);
    if (!wanted) return [];
    const { first, speakers } = wanted;
    const within = { transcripts: [wanted], speakers: voices };
    const joined =
      plan.turns.length === 0
        ? null
        : new Set((await this.#ranker.join(rows, plan, this.#index(rows, shelf), within)).ids);
    const marked = await new HitReader(rows).marked(match, first, first + speakers.length - 1);
    return marked.flatMap(({ id, position, parts }) => {
      if (joined?.has(id) === false) return [];
      let end = 0;
      return parts.flatMap((part) => {
        const start = end;
        end += part.text.length;
        return part.marked ? [{ text: position, start, end }] : [];
      });
    });
  }

  /** The index for one question: what was found for the one before is gone. */
  #index({ texts }: Rows, shelf: Shelf): TextIndex {
    if (texts) return texts;
    this.#scratch.clear();
    return indexInMemory(this.#shelves.open(shelf), this.#scratch);
  }
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
