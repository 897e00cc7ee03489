import { getTranslations } from "next-intl/server";
import { listFeedEpisodes, newestPublication, writeSearchFeed } from "#core/search/feed.ts";
import { parseSearchRequest } from "#core/search/request.ts";
import { queryMissing } from "#server/api/answer.ts";
import { config } from "#server/config.ts";
import { conditionalResponse } from "#server/http/conditional.ts";
import { FEED_LIMITER, limited } from "#server/http/rate-limit.ts";
import { search } from "#server/search/search.ts";

/** `/search/feed.xml?q=`, with the parameters of the search page: the search as a feed to follow. */
async function answer(request: Request): Promise<Response> {
  const refusal = await limited(request, FEED_LIMITER);
  if (refusal) return refusal;
  const { publicUrl } = config();
  const { searchParams } = new URL(request.url);
  const asked = parseSearchRequest((name) => searchParams.get(name)?.trim() ?? "");
  const { query } = asked;
  if (query === "") return queryMissing(`${publicUrl}/search/feed.xml?q=lighthouse`);
  const t = await getTranslations("search");
  const episodes = await listFeedEpisodes(asked, search);
  const words = { title: t("feedTitle", { query }), description: t("feedDescription", { query }) };
  return conditionalResponse(request.headers, {
    body: writeSearchFeed({ ...words, request: asked, episodes, publicUrl }),
    type: "application/rss+xml; charset=utf-8",
    modified: newestPublication(episodes),
    // The words around are in the reader's language, as app/intl/request.ts finds it.
    headers: { "cache-control": "public, max-age=300", vary: "Accept-Language, Cookie" },
  });
}

export { answer as GET, answer as HEAD };
