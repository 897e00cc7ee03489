import type { SearchNews } from "#core/search/news.ts";
import type { HitBatch } from "#core/search/playable-hit.ts";
import { cutQuery } from "#core/search/query.ts";
import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Suggestions } from "#core/search/suggestions.ts";
import type { Found } from "#core/text/find.ts";
import { config } from "../config.ts";
import { currentAsker } from "../http/asker.ts";
import { processWide } from "../process-wide.ts";
import type { SearchBackend } from "./catalogue/backend.ts";
import { Shares } from "./shares.ts";
import { openSqliteSearch } from "./sqlite/open.ts";

// One backend, with its threads, serves every bundle.
const backend = processWide<SearchBackend>("search", () => openSqliteSearch(config().databaseFile));
const shares = processWide("search shares", () => new Shares());

/** Searches everything that was ever said. Fails with what `isBusy` knows when too much is asked at once. */
export function search(request: SearchRequest): Promise<ResultPage> {
  return askFor((leaving) => backend.get().search(request, leaving));
}

/** Some of the hits that can be heard, in the order in which they are played, from this number on. Fails like `search`. */
export function listPlayable(request: SearchRequest, from: number): Promise<HitBatch> {
  return askFor((leaving) => backend.get().playable(request, from, leaving));
}

/** What has come of a search since, in epoch milliseconds as `ResultPage.asOf` is. Fails like `search`. */
export function findNews(request: SearchRequest, since: number): Promise<SearchNews> {
  return askFor((leaving) => backend.get().news(request, since, leaving));
}

/** What a half-typed query may become. Fails like `search`. */
export function suggest(text: string): Promise<Suggestions> {
  return askFor((leaving) => backend.get().suggest(cutQuery(text), leaving));
}

/** Every match in the transcript of an episode (`show/episode`); `text` is the position of the passage. Fails like `search`. */
export function listMarks(episode: string, language: string, query: string): Promise<readonly Found[]> {
  return askFor((leaving) => backend.get().marks(episode, language, cutQuery(query), leaving));
}

/** Asks for the reader of what is being made, as long as they wait. */
function askFor<T>(ask: (leaving: AbortSignal | null) => Promise<T>): Promise<T> {
  const reader = currentAsker();
  return reader ? shares.get().take(reader.client, () => ask(reader.signal)) : ask(null);
}
