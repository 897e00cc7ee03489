import { openRoute } from "#server/accounts/form-route.ts";
import { endSession } from "#server/accounts/session.ts";
import { noSessionCookies } from "#server/accounts/session-cookie.ts";

/** Ends the session of this browser. That of nobody is over already. */
export const POST = openRoute("/", "signIn", async ({ db, session }) => {
  if (session) await endSession(db, session.id);
  return { page: "/", cookies: noSessionCookies() };
});
