import { ADD_FEED } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";

/** Leads to the page that shows what would come of an address, which takes it along in a note: it may hold a password. */
export const POST = memberRoute("host", "feedPreview", async ({ field }) => ({
  page: ADD_FEED,
  note: { form: "feedPreview", address: field("address").trim() },
}));
