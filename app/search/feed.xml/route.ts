import { createHash } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { listFeedEpisodes, newestPublication, writeSearchFeed } from "#core/search-feed.ts";
import { parseSearchRequest } from "#core/search-request.ts";
import { queryMissing } from "#server/api/answer.ts";
import { FEED_LIMITER, limited } from "#server/api/rate-limit.ts";
import { config } from "#server/config.ts";
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
  const feed = writeSearchFeed({ ...words, request: asked, episodes, publicUrl });
  return conditionalResponse(request.headers, feed, newestPublication(episodes));
}

/** The feed, or that the reader has it (RFC 9110, section 13). `modified`: epoch milliseconds; null where it is not known. */
function conditionalResponse(asked: Headers, feed: string, modified: number | null): Response {
  const tag = `"${createHash("sha256").update(feed).digest("base64url")}"`;
  const headers = {
    etag: tag,
    ...(modified === null ? {} : { "last-modified": new Date(modified).toUTCString() }),
    "cache-control": "public, max-age=300",
    // The words around are in the reader's language, as app/intl/request.ts finds it.
    vary: "Accept-Language, Cookie",
  };
  if (isUnchanged(asked, tag, modified)) return new Response(null, { status: 304, headers });
  return new Response(feed, {
    headers: { ...headers, "content-type": "application/rss+xml; charset=utf-8" },
  });
}

/** If-None-Match, compared weakly; only without it If-Modified-Since (section 13.2.2). */
function isUnchanged(asked: Headers, tag: string, modified: number | null): boolean {
  const tags = asked.get("if-none-match");
  if (tags !== null)
    return tags.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
  const since = Date.parse(asked.get("if-modified-since") ?? "");
  // HTTP dates have whole seconds. An unreadable date is NaN, and not since.
  return modified !== null && Math.floor(modified / 1000) * 1000 <= since;
}

export { answer as GET, answer as HEAD };
