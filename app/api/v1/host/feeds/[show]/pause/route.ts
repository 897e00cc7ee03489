import { answerChangedFeed } from "#server/api/changed-feed.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { pauseFeed } from "#server/feeds/acts.ts";

/** Has the feed of a show asked for no more. */
export const POST = scriptRoute<{ readonly show: string }>(async ({ db }, { show }) =>
  answerChangedFeed(db, show, await pauseFeed(db, show)),
);
