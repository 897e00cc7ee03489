import { parseQuery } from "#core/query.ts";
import type { SearchResults } from "#core/search-results.ts";
import { config } from "../config.ts";
import { openSqliteSearch } from "./sqlite.ts";

/** What every database must offer. */
export interface SearchBackend {
  /** Finds moments, grouped by episode. `page` counts from 1. A query without any term finds nothing. */
  readonly search: (query: ReturnType<typeof parseQuery>, page: number) => Promise<SearchResults>;
}

const shared = globalThis as typeof globalThis & { playheadSearch?: SearchBackend };

/** Searches everything that was ever said, for a query as a person typed it. */
export async function search(text: string, page: number): Promise<SearchResults> {
  shared.playheadSearch ??= openSqliteSearch(config().databaseFile);
  return shared.playheadSearch.search(parseQuery(text), Math.max(1, page));
}
