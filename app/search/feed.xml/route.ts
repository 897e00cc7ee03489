import { getTranslations } from "next-intl/server";
import { listFeedEpisodes, newestPublication, writeSearchFeed } from "#core/search/feed.ts";
import { parseSearchRequest, searchFeedHref } from "#core/search/request.ts";
import { queryMissing } from "#server/api/answer.ts";
import { config } from "#server/config.ts";
import { databaseVersion } from "#server/db/version.ts";
import { siteFace } from "#server/face/face.ts";
import { conditionalResponse } from "#server/http/conditional.ts";
import { KeptTexts } from "#server/http/kept-texts.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { notFoundResponse } from "#server/http/problem.ts";
import { FEED_LIMITER, limited } from "#server/http/rate-limit.ts";
import { search } from "#server/search/search.ts";

const feeds = new KeptTexts();

/** `/search/feed.xml?q=`, with the parameters of the search page: the search as a feed to follow. */
async function answer(request: Request): Promise<Response> {
  const refusal = limited(request, FEED_LIMITER);
  if (refusal) return refusal;
  const { publicUrl } = config();
  const { searchParams } = new URL(request.url);
  const asked = parseSearchRequest((name) => searchParams.get(name)?.trim() ?? "");
  const { query } = asked;
  if (query === "") return queryMissing(`${publicUrl}/search/feed.xml?q=lighthouse`);
  const t = await getTranslations("search");
  const { name: site } = await siteFace();
  const words = { title: t("feedTitle", { query, site }), description: t("feedDescription", { query }) };
  return answerUnlessBusy(async () => {
    const address = `${words.title} ${searchFeedHref(asked)}`;
    const made = await feeds.get(address, databaseVersion(), async () => {
      const episodes = await listFeedEpisodes(asked, search);
      const body = writeSearchFeed({ ...words, request: asked, episodes, publicUrl });
      return { body, modified: newestPublication(episodes) };
    });
    if (made === null) return notFoundResponse();
    return conditionalResponse(request.headers, {
      ...made,
      type: "application/rss+xml; charset=utf-8",
      // The words around are in the reader's language, as app/intl/request.ts finds it.
      headers: { "cache-control": "public, max-age=300", vary: "Accept-Language, Cookie" },
    });
  });
}

export { answer as GET, answer as HEAD };
