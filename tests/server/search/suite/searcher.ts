import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Database } from "#server/db/client.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";

export interface Opened {
  readonly db: Database;
  readonly backend: SearchBackend;
}

/** What the parts of the suite ask, once the tests run. */
export interface Searcher {
  readonly opened: Opened;
  readonly search: (query: string, changes?: Partial<SearchRequest>) => Promise<ResultPage>;
  /** The words that are marked in all hits, sorted. */
  readonly marks: (query: string) => Promise<readonly string[]>;
  /** Those of the episodes, in the order of the results. */
  readonly titles: (query: string, changes?: Partial<SearchRequest>) => Promise<readonly string[]>;
}
