import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Suggestions } from "#core/search/suggestions.ts";
import type { Found } from "#core/text/find.ts";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import type { SearchBackend } from "./catalogue/backend.ts";
import { openSqliteSearch } from "./sqlite/open.ts";

// One backend, with its threads, serves every bundle.
const backend = processWide<SearchBackend>("search", () => openSqliteSearch(config().databaseFile));

/** Searches everything that was ever said. */
export function search(request: SearchRequest): Promise<ResultPage> {
  return backend.get().search(request);
}

/** What a half-typed query may become. */
export function suggest(text: string): Promise<Suggestions> {
  return backend.get().suggest(text);
}

/** Every match in the transcript of an episode (`show/episode`); `text` is the position of the passage. */
export function listMarks(episode: string, language: string, query: string): Promise<readonly Found[]> {
  return backend.get().marks(episode, language, query);
}
