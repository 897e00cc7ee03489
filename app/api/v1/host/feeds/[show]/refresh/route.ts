import { answerChangedFeed } from "#server/api/changed-feed.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { refreshFeed } from "#server/feeds/acts.ts";

/** Has the feed of a show asked for now, and kept up to date from then on. */
export const POST = scriptRoute<{ readonly show: string }>(async ({ db }, { show }) =>
  answerChangedFeed(db, show, await refreshFeed(db, show, new Date())),
);
