import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { config } from "#server/config.ts";
import { databaseVersion } from "#server/db/version.ts";
import { conditionalResponse } from "#server/http/conditional.ts";
import { KeptTexts } from "#server/http/kept-texts.ts";
import { notFoundResponse, OPEN_TO_ALL } from "#server/http/problem.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";

interface Context {
  readonly params: Promise<{ readonly show: string }>;
}

const feeds = new KeptTexts();

/** `/shows/[show]/feed.xml`: the show for podcast apps. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  const { show } = await params;
  const made = await feeds.get(show, await databaseVersion(), () => makeFeed(show));
  if (made === null) return notFoundResponse();
  return conditionalResponse(request.headers, {
    ...made,
    type: "application/rss+xml; charset=utf-8",
    headers: { ...OPEN_TO_ALL, "cache-control": "public, max-age=300" },
  });
}

async function makeFeed(show: string) {
  const { publicUrl } = config();
  const found = await findShowFeed(show, publicUrl);
  return found && { body: writeShowFeed(found.feed, publicUrl), modified: found.modified };
}

export { answer as GET, answer as HEAD };
