import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { config } from "#server/config.ts";
import { conditionalResponse, contentTag } from "#server/http/conditional.ts";
import { notFoundResponse, OPEN_TO_ALL } from "#server/http/problem.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";

interface Context {
  readonly params: Promise<{ readonly show: string }>;
}

/** `/shows/[show]/feed.xml`: the show for podcast apps. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  const { publicUrl } = config();
  const found = await findShowFeed((await params).show, publicUrl);
  if (found === null) return notFoundResponse();
  const body = writeShowFeed(found.feed, publicUrl);
  return conditionalResponse(request.headers, {
    body,
    etag: contentTag(body),
    modified: found.modified,
    type: "application/rss+xml; charset=utf-8",
    headers: { ...OPEN_TO_ALL, "cache-control": "public, max-age=300" },
  });
}

export { answer as GET, answer as HEAD };
