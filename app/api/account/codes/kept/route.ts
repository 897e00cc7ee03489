import { ACCOUNT, CODES } from "#core/account/address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { noNoteCookie } from "#server/accounts/note.ts";

/** The codes have been copied: the browser forgets them, and goes on to where it was to go. */
export const POST = memberRoute("listener", "codes", async ({ field }) => {
  const next = nextPath(field("next"));
  return { page: next === "/" ? ACCOUNT : next, cookies: [noNoteCookie(CODES)] };
});
