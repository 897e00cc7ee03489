import type { SearchNews } from "#core/search/news.ts";
import type { HitBatch } from "#core/search/playable-hit.ts";
import { cutQuery } from "#core/search/query.ts";
import type { SearchRequest } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Suggestions } from "#core/search/suggestions.ts";
import type { MonthCount } from "#core/search/trend.ts";
import type { Found } from "#core/text/find.ts";
import { config } from "../config.ts";
import { database } from "../db/client.ts";
import { currentAsker } from "../http/asker.ts";
import { processWide } from "../process-wide.ts";
import { inSpan } from "../trace/tracer.ts";
import { counted, type SearchKind } from "./asked.ts";
import type { SearchBackend } from "./catalogue/backend.ts";
import { openSearch } from "./engine/open.ts";
import { enrolIndex } from "./index/index-job.ts";
import { QueryVectors } from "./meaning/query-vectors.ts";
import { Shares } from "./shares.ts";

// One backend, with its threads, serves every bundle.
const backend = processWide<SearchBackend>("search", () => {
  const { databaseLocation, embed, searchedWords } = config();
  return openSearch(
    databaseLocation,
    () => {
      enrolIndex(database(), new Date()).catch(console.error);
    },
    embed && new QueryVectors(embed),
    searchedWords,
  );
});
const shares = processWide("search shares", () => new Shares());

/** Searches everything that was ever said. Fails with what `isBusy` knows when too much is asked at once. */
export function search(request: SearchRequest): Promise<ResultPage> {
  return askFor("page", (leaving) => backend.get().search(request, leaving));
}

/** How often other words were said, by months, with what narrows the search. Fails like `search`. */
export function findMonths(request: SearchRequest, query: string): Promise<readonly MonthCount[]> {
  return askFor("months", (leaving) => backend.get().months({ ...request, query }, leaving));
}

/** Some of the hits that can be heard, in the order in which they are played, from this number on. Fails like `search`. */
export function listPlayable(request: SearchRequest, from: number): Promise<HitBatch> {
  return askFor("playable", (leaving) => backend.get().playable(request, from, leaving));
}

/** What has come of a search since, in epoch milliseconds as `ResultPage.asOf` is. Fails like `search`. */
export function findNews(request: SearchRequest, since: number): Promise<SearchNews> {
  return askFor("news", (leaving) => backend.get().news(request, since, leaving));
}

/** What a half-typed query may become. Fails like `search`. */
export function suggest(text: string): Promise<Suggestions> {
  return askFor("suggest", (leaving) => backend.get().suggest(cutQuery(text), leaving));
}

/** Every match in the transcript of an episode (`show/episode`); `text` is the position of the passage. Fails like `search`. */
export function listMarks(episode: string, language: string, query: string): Promise<readonly Found[]> {
  return askFor("marks", (leaving) => backend.get().marks(episode, language, cutQuery(query), leaving));
}

/** Asks for the reader of what is being made, as long as they wait. */
function askFor<T>(kind: SearchKind, ask: (leaving: AbortSignal | null) => Promise<T>): Promise<T> {
  const reader = currentAsker();
  const begin = () => (reader ? shares.get().take(reader.client, () => ask(reader.signal)) : ask(null));
  // What is looked for is told to nobody.
  return inSpan(`search ${kind}`, { kind: "internal", facts: { "playhead.search.kind": kind } }, () =>
    counted(kind, begin(), reader?.signal ?? null),
  );
}
