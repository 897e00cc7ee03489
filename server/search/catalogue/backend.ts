import type { SearchNews } from "#core/search/news.ts";
import type { HitBatch } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Suggestions } from "#core/search/suggestions.ts";
import type { MonthCount } from "#core/search/trend.ts";
import type { Found } from "#core/text/find.ts";

/** Aborted when whoever asks has left: what still waits to be answered is forgotten then. */
type Leaving = AbortSignal | null;

/**
 * What every database must offer. One suite of queries and expected hits holds for all (tests/server/search/search-suite.ts).
 * A question fails with what `isBusy` knows when too many wait, or it takes too long.
 */
export interface SearchBackend {
  /** Finds hits, grouped by episode. A query that asks for nothing finds nothing. */
  readonly search: (request: SearchRequest, leaving?: Leaving) => Promise<ResultPage>;
  /** Some of the hits that can be heard, in the order in which they are played, from this number on. */
  readonly playable: (request: SearchRequest, from: number, leaving?: Leaving) => Promise<HitBatch>;
  /** How often its words were said, by the months in which episodes came out, in no order. */
  readonly months: (request: SearchRequest, leaving?: Leaving) => Promise<readonly MonthCount[]>;
  /** What has come of a search since, in epoch milliseconds as `ResultPage.asOf` is. */
  readonly news: (request: SearchRequest, since: number, leaving?: Leaving) => Promise<SearchNews>;
  /** What a half-typed query may become. */
  readonly suggest: (text: string, leaving?: Leaving) => Promise<Suggestions>;
  /** Every match of the query in the transcript of an episode (`show/episode`) in this language. */
  readonly marks: (
    episode: string,
    language: string,
    query: string,
    leaving?: Leaving,
  ) => Promise<readonly Found[]>;
  readonly close: () => Promise<void>;
}
