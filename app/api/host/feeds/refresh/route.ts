import { FEEDS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { refreshFeed } from "#server/feeds/acts.ts";

/** Has the feed of a show asked for now, and kept up to date from then on. */
export const POST = memberRoute("host", "feedRefresh", async ({ db, field }) => {
  const done = await refreshFeed(db, field("show"), new Date());
  return { page: FEEDS, note: { form: "feedRefresh", fault: done ? null : "showGone" } };
});
