import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { config } from "#server/config.ts";
import { conditionalResponse } from "#server/http/conditional.ts";
import { OPEN_TO_ALL } from "#server/http/problem.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";

interface Context {
  readonly params: Promise<{ readonly show: string }>;
}

/** `/shows/[show]/feed.xml`: the show for podcast apps. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  const { publicUrl } = config();
  const { show } = await params;
  const found = await findShowFeed(show, publicUrl);
  if (found === null) return new Response(null, { status: 404 });
  return conditionalResponse(request.headers, {
    body: writeShowFeed(found.feed, publicUrl),
    type: "application/rss+xml; charset=utf-8",
    modified: found.modified,
    headers: { ...OPEN_TO_ALL, "cache-control": "public, max-age=300" },
  });
}

export { answer as GET, answer as HEAD };
