import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Suggestions } from "#core/search/suggestions.ts";
import type { Found } from "#core/text/find.ts";
import { config } from "../config.ts";
import type { SearchBackend } from "./catalogue/backend.ts";
import { openSqliteSearch } from "./sqlite/open.ts";

// Next evaluates a module again for every bundle; one backend, with its threads, serves them all.
const shared = globalThis as typeof globalThis & { playheadSearch?: SearchBackend };

function backend(): SearchBackend {
  shared.playheadSearch ??= openSqliteSearch(config().databaseFile);
  return shared.playheadSearch;
}

/** Searches everything that was ever said. */
export function search(request: SearchRequest): Promise<ResultPage> {
  return backend().search(request);
}

/** What a half-typed query may become. */
export function suggest(text: string): Promise<Suggestions> {
  return backend().suggest(text);
}

/** Every match in the transcript of an episode (`show/episode`); `text` is the position of the passage. */
export function listMarks(episode: string, language: string, query: string): Promise<readonly Found[]> {
  return backend().marks(episode, language, query);
}
