import { ADD_FEED, FEED_LIST } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { keepList } from "#server/feeds/kept-list.ts";
import { readListFor } from "#server/feeds/previewer.ts";

/** Bytes of the form. A thousand feeds take a third of a megabyte. */
const LONGEST = 2_000_000;

/** Reads a list of subscriptions, a file or what was pasted, and leads to where of its feeds is chosen. */
export const POST = memberRoute(
  "host",
  "feedList",
  async ({ field, file }, { id }) => {
    const chosen = await file("list");
    const list = await readListFor(
      id,
      chosen.length > 0 ? chosen : new TextEncoder().encode(field("pasted")),
    );
    if (list === null) return { page: ADD_FEED, note: { form: "feedList", fault: "listBusy" } };
    keepList(id, list, new Date());
    return { page: FEED_LIST };
  },
  { longest: LONGEST, tooLong: "listLarge", page: ADD_FEED },
);
