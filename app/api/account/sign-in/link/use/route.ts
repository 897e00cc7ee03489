import { ACCOUNT, SIGN_IN_LINK } from "#core/account/address.ts";
import { nextPath } from "#core/account/next-path.ts";
import { later, openRoute } from "#server/accounts/form-route.ts";
import { endSession } from "#server/accounts/session.ts";
import { sessionCookies } from "#server/accounts/session-cookie.ts";
import { signInByLink } from "#server/accounts/sign-in-link.ts";

/** Signs in by a link. Who was going nowhere is led to where a forgotten password is replaced. */
export const POST = openRoute(SIGN_IN_LINK, "link", async ({ db, field, client, browser, session }) => {
  const signedIn = await signInByLink(db, { token: field("token"), client, browser });
  if (signedIn.kind === "later") return later(SIGN_IN_LINK, { form: "link" }, signedIn.seconds);
  if (signedIn.kind === "wrong") return { page: SIGN_IN_LINK, note: { form: "link", fault: "linkOver" } };
  if (session) await endSession(db, session.id);
  const cookies = await sessionCookies(db, signedIn.token);
  const next = nextPath(signedIn.next);
  return next === "/" ? { page: ACCOUNT, note: { form: "linkSignIn" }, cookies } : { page: next, cookies };
});
