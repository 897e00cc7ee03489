import { FEED_LIST, FEEDS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { addList } from "#server/feeds/add-list.ts";
import { findList } from "#server/feeds/kept-list.ts";

/** Bytes: what a browser makes of a thousand ticks. */
const LONGEST = 200_000;

/** Has the feeds imported that were chosen of the list that was read last. */
export const POST = memberRoute(
  "host",
  "feedListAdd",
  async ({ db, fields }, { id }) => {
    const now = new Date();
    const list = findList(id, now);
    if (list?.kind !== "list") return { page: FEED_LIST };
    const chosen = new Set(fields("feed").map(Number));
    const added = await addList(db, list, chosen, config(), now);
    return added === 0
      ? { page: FEED_LIST, note: { form: "feedListAdd", fault: "listNothing" } }
      : { page: FEEDS, note: { form: "feedListAdd" } };
  },
  { longest: LONGEST, tooLong: null, page: FEED_LIST },
);
