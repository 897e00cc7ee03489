import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Suggestions } from "#core/search/suggestions.ts";
import type { Found } from "#core/text/find.ts";

/** What every database must offer. One suite of queries and expected hits holds for all (tests/server/search/search-suite.ts). */
export interface SearchBackend {
  /** Finds hits, grouped by episode. A query that asks for nothing finds nothing. */
  readonly search: (request: SearchRequest) => Promise<ResultPage>;
  /** What a half-typed query may become. */
  readonly suggest: (text: string) => Promise<Suggestions>;
  /** Every match of the query in the transcript of an episode (`show/episode`) in this language. */
  readonly marks: (episode: string, language: string, query: string) => Promise<readonly Found[]>;
  readonly close: () => Promise<void>;
}
