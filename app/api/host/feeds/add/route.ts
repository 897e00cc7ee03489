import { showHref } from "#core/episode/address.ts";
import { ADD_FEED, FEEDS } from "#core/feed/host-address.ts";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import { withoutLogin } from "#core/text/login.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { addImport } from "#server/feeds/add-import.ts";
import { findHere } from "#server/feeds/here.ts";

/** Has the show of a feed imported, or leads to it where it is here. */
export const POST = memberRoute("host", "feedAdd", async ({ db, field }) => {
  const typed = field("address");
  const [address = ""] = feedAddresses(typed);
  if (!URL.canParse(address))
    return { page: ADD_FEED, note: { form: "feedAdd", fault: "feedAddress", address: typed } };
  const source = new URL(address).href;
  const here = await findHere(db, [withoutLogin(source)]);
  if (here) return { page: showHref(here.slug) };
  await addImport(db, { source, title: field("title").slice(0, 300) }, new Date());
  return { page: FEEDS, note: { form: "feedAdd" } };
});
