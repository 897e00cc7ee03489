import { FEEDS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { pauseFeed } from "#server/feeds/acts.ts";

/** Has the feed of a show asked for no more. */
export const POST = memberRoute("host", "feedPause", async ({ db, field }) => {
  const done = await pauseFeed(db, field("show"));
  return { page: FEEDS, note: { form: "feedPause", fault: done ? null : "showGone" } };
});
